"""Is an article's own voice kept? A folder whose files are named source__title has several real authors.

For each article a voice is learned from four passages of others of its source, the best insight is written in
it, and a reader who knows the style of all other articles says whose it is. A passage of the article itself,
as long as what was written, goes the same way: the source's own figure. `quality_voices` has the reader.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.quality_articles import Article
from benchmarks.quality_row import Offence, Row
from benchmarks.quality_texts import Made, requests
from benchmarks.quality_voices import Reader, compare, style, told
from benchmarks.quality_words import prose, words
from insights import voice as voices
from insights.distilled import Distilled
from insights.voice import Voice

FEWEST_ARTICLES, FEWEST_SOURCES = 3, 3
SAMPLES, SENTENCES = 4, 8


def source_of(article: Article) -> str:
    return article.name.partition("__")[0]


def passage(article: Article, size: int) -> str:
    """Whole sentences from the middle of the article, until `size` words are reached."""
    sentences = [sentence.text for sentence in article.document.sentences]
    chosen, count = [], 0
    for sentence in sentences[len(sentences) // 3 :] + sentences[: len(sentences) // 3]:
        chosen.append(sentence)
        count += len(words(sentence))
        if count >= size:
            break
    return " ".join(chosen)


def learned(made: Made, others: Sequence[Made]) -> Voice:
    samples = [
        " ".join(sentence.text for sentence in each.article.document.sentences[start : start + SENTENCES])
        for start in (0, SENTENCES)
        for each in others
        if each is not made
    ]
    return voices.learn(samples[:SAMPLES])


def written(made: Made, voice: Voice) -> Iterator[str]:
    best = Distilled(made.distilled.kind, made.distilled.keywords, tuple(made.offered[:1]))
    voiced = Made(made.article, best)
    for number, request in requests(made.article, best, voice):
        if number:
            voiced.add("source", number, request)
    yield from (told(text) for text in voiced.texts)


def reader(marks: Mapping[str, Counter[str]], made: Sequence[Made], without: Made) -> Reader:
    counts: dict[str, Counter[str]] = {}
    for each in made:
        if each is not without:
            counts.setdefault(source_of(each.article), Counter()).update(marks[each.article.name])
    return Reader(counts)


def rows(made: Sequence[Made]) -> list[Row]:
    by_source: dict[str, list[Made]] = {}
    for each in made:
        by_source.setdefault(source_of(each.article), []).append(each)
    known = {name: each for name, each in by_source.items() if len(each) >= FEWEST_ARTICLES}
    if len(known) < FEWEST_SOURCES:
        return []
    judged = [each for source in known.values() for each in source]
    marks = {each.article.name: Counter(style(prose(each.article.document.markdown))) for each in judged}
    own, source, wrong = [], [], []
    for each in judged:
        name, judge = source_of(each.article), reader(marks, judged, each)
        for text in written(each, learned(each, known[name])):
            guess = judge.attribute(style(text))
            own.append(guess == name)
            source.append(judge.attribute(style(passage(each.article, len(words(text))))) == name)
            wrong += [Offence(each.article.name, f"→ {guess}", text)] if guess != name else []
    if not own:
        return []
    measure = f"articles in their source's voice, of {len(known)} sources"
    return [compare(measure, sum(own) / len(own), sum(source) / len(source), wrong)]
