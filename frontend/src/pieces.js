/**
 * Which of the pieces, which follow one another in the text, the caret stands in; -1: in none that is known.
 * @param {string} text
 * @param {readonly string[]} pieces
 * @param {number} caret
 */
export function pieceAt(text, pieces, caret) {
  let from = 0;
  for (const [index, piece] of pieces.entries()) {
    const start = text.indexOf(piece, from);
    if (start < 0) continue; // changed since it was stored
    from = start + piece.length;
    if (caret >= start && caret <= from) return index;
  }
  return -1;
}
