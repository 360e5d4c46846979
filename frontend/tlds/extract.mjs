// Writes what X's counter knows as data, so that the server counts as the browser does:
//   node frontend/tlds/extract.mjs        (after npm install in frontend/)
// tlds.txt from twitter-text; emoji.txt (sequences of two or more code points) from its twemoji-parser.
import { copyFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const target = join(dirname(fileURLToPath(import.meta.url)), "../../xauth/counting/data");
const { regexen } = require("twitter-text");
const { parse } = require("twemoji-parser");

const packageDir = (name) => join(dirname(require.resolve(name)), "..");

function alternatives(pattern) {
  return pattern.source.match(/^\(\?:\(\?:(.*?)\)/s)[1].split("|");
}

// Every string that a finite pattern (alternation, classes, groups, "?") can match.
function language(source) {
  let at = 0;
  const unit = () => {
    if (source[at] !== "\\") return source[at++];
    const escape = source.slice(at).match(/^\\(?:u([0-9a-f]{4})|(.))/);
    at += escape[0].length;
    return escape[1] ? String.fromCharCode(parseInt(escape[1], 16)) : escape[2];
  };
  const choice = () => {
    const members = [];
    for (at++; source[at] !== "]"; ) {
      const first = unit();
      const last = source[at] === "-" && source[at + 1] !== "]" ? (at++, unit()) : first;
      for (let c = first.charCodeAt(0); c <= last.charCodeAt(0); c++) members.push(String.fromCharCode(c));
    }
    at++;
    return members;
  };
  const group = () => {
    const ahead = source.startsWith("(?!", at);
    at += source.startsWith("(?", at) ? 3 : 1;
    const members = union();
    at++;
    return ahead ? [""] : members; // what may not follow adds no characters
  };
  const atom = () => (source[at] === "(" ? group() : source[at] === "[" ? choice() : [unit()]);
  const sequence = () => {
    let whole = [""];
    while (at < source.length && !"|)".includes(source[at])) {
      let part = atom();
      if (source[at] === "?") (part = [...part, ""]), at++;
      whole = whole.flatMap((head) => part.map((tail) => head + tail));
    }
    return whole;
  };
  const union = () => {
    const members = sequence();
    while (source[at] === "|") at++, members.push(...sequence());
    return members;
  };
  return union();
}

const tlds = [...alternatives(regexen.validGTLD), ...alternatives(regexen.validCCTLD)].sort();
const isOneEmoji = (text) => parse(text)[0]?.text === text;
const pattern = require("twemoji-parser/dist/lib/regex").default;
const emoji = [...new Set(language(pattern.source))].filter((text) => [...text].length > 1 && isOneEmoji(text)).sort();

writeFileSync(join(target, "tlds.txt"), tlds.join("\n") + "\n");
writeFileSync(join(target, "emoji.txt"), emoji.join("\n") + "\n");
copyFileSync(join(packageDir("twitter-text"), "LICENSE"), join(target, "LICENSE-twitter-text.txt"));
copyFileSync(join(packageDir("twemoji-parser"), "LICENSE.md"), join(target, "LICENSE-twemoji-parser.txt"));
console.log(`${tlds.length} top-level domains, ${emoji.length} emoji sequences`);
