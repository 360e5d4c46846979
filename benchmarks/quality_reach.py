"""What the insights and the Q&A post hold of the article, and how distinct the insights are."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from benchmarks.quality_articles import Article
from benchmarks.quality_row import Offence, Row, mean, none_of, percentile
from benchmarks.quality_texts import Made
from benchmarks.quality_words import content, cosine, jaccard, prose, sentences
from insights.composition import Format
from insights.distilled import Concept
from insights.document import Document

SAME = 0.95  # two sentences this alike count as one
IN_ARTICLE = 0.3  # below, a person's sentence has no counterpart in the article


def said_by(document: Document, concept: Concept) -> str:
    return " ".join(dict.fromkeys([concept.claim, *(document.sentences[n].text for n in concept.support)]))


def holds(text: str, term: str) -> bool:
    """All stems of the term stand in the text."""
    wanted = set(content(term))
    return bool(wanted) and wanted <= set(content(text))


def coverage(made: Sequence[Made], *, blog: bool) -> Row:
    """The first ten keywords, as the extractor gives them."""
    shares = []
    for each in made:
        document, terms = each.article.document, [keyword.term for keyword in each.distilled.keywords[:10]]
        if blog:
            text = " ".join(prose(text.composition.text) for text in each.of(form=Format.BLOG))
        else:
            text = " ".join(said_by(document, concept) for concept in each.offered)
        missing = [term for term in terms if not holds(text, term)]
        shares.append((1 - len(missing) / len(terms) if terms else 0.0, each.article.name, missing))
    values = [share for share, _, _ in shares]
    least, bar = min(values, default=0.0), 0.95 if blog else 0.85
    return Row(
        f"top-10 keywords covered: {'Q&A post' if blog else 'insights'}: mean, worst article",
        f"{mean(values):.2f}, {least:.2f}",
        f"≥ {bar:.2f}, ≥ .50",
        mean(values) >= bar and least >= 0.5,
        worst=[
            Offence(name, f"{share:.2f}", ", ".join(missing)) for share, name, missing in sorted(shares)[:40]
        ],
    )


def similarity(made: Sequence[Made]) -> list[Row]:
    """Cosine of counted content-word stems between two insights' claims with their support."""
    found, shared, least = [], [], []
    for each in made:
        document = each.article.document
        for one, other in combinations(each.offered, 2):
            left, right = content(said_by(document, one)), content(said_by(document, other))
            found.append((cosine(left, right), jaccard(left, right), each.article.name, one, other))
            common = set(one.support) & set(other.support) or one.claim.strip() == other.claim.strip()
            if common:
                shared.append(Offence(each.article.name, "", f"{one.claim} ‖ {other.claim}"))
        least.append(len(each.offered))
    found.sort(key=lambda pair: -pair[0])
    values = [pair[0] for pair in found]
    worst = [
        Offence(name, f"cosine {value:.2f}, Jaccard {same:.2f}", f"{one.claim} ‖ {other.claim}")
        for value, same, name, one, other in found
    ]
    most, most_same = max(values, default=0.0), max((pair[1] for pair in found), default=0.0)
    return [
        Row(
            "max similarity between insights: cosine (Jaccard)",
            f"{most:.2f} ({most_same:.2f})",
            "≤ .35",
            most <= 0.35,
            worst=worst,
        ),
        Row("similarity between insights: mean, p95", f"{mean(values):.2f}, {percentile(values, 95):.2f}"),
        none_of("insights that share a sentence", shared, len(found), "pairs"),
        Row(
            "insights offered per article: mean, least",
            f"{mean(least):.1f}, {min(least, default=0)}",
            "least ≥ 1",
            min(least, default=0) >= 1,
            worst=[Offence(each.article.name, "", "no insight") for each in made if not each.offered],
        ),
    ]


def chosen(each: Made) -> list[int]:
    """Indices of the sentences in the offered insights: the claim's and its support."""
    found = {n for concept in each.offered for n in concept.support}
    for concept in each.offered:
        if span := concept.claim_span:
            found |= {
                s.index
                for s in each.article.document.sentences
                if s.span.start < span.end and span.start < s.span.end
            }
    return sorted(found)


def recall_of(article: Article, picked: Sequence[int]) -> float | None:
    """The share of a person's sentences whose closest sentence of the article is among the picked."""
    stems = [content(sentence.text) for sentence in article.document.sentences]
    hits = []
    for wanted in map(content, sentences(article.summary)):
        near = [cosine(wanted, each) for each in stems]
        if near and (best := max(near)) >= IN_ARTICLE:
            hits.append(any(near[n] >= SAME * best for n in picked))
    return mean([float(hit) for hit in hits]) if hits else None


def word_recall(article: Article, picked: Sequence[int]) -> float | None:
    wanted = set(content(article.summary))
    said = {stem for n in picked for stem in content(article.document.sentences[n].text)}
    return len(wanted & said) / len(wanted) if len(wanted) >= 3 else None


def recall(made: Sequence[Made], ranked: Mapping[str, Sequence[int]]) -> list[Row]:
    """`ranked`: a peer's sentences for each article, best first; it may pick as many as we did."""
    rows = []
    measures = (("words of human summaries in the insights", word_recall, "≥ .55"),)
    for name, measure, bar in (
        *measures,
        ("sentences of human summaries in the insights", recall_of, "≥ .55"),
    ):
        ours, theirs, worst = [], [], []
        for each in made:
            picked = chosen(each)
            if (value := measure(each.article, picked)) is None:
                continue
            ours.append(value)
            worst.append((value, Offence(each.article.name, f"{value:.2f}", each.article.summary)))
            if each.article.name in ranked:
                theirs.append(measure(each.article, ranked[each.article.name][: len(picked)]) or 0.0)
        rows.append(
            Row(
                f"{name} (n = {len(ours)})",
                f"{mean(ours):.2f}",
                bar,
                mean(ours) >= 0.55,
                f"LexRank {mean(theirs):.2f}" if theirs else "LexRank: not installed",
                [offence for _, offence in sorted(worst)],
            )
        )
    return rows


def keyword_recall(article: Article, terms: Sequence[str]) -> float | None:
    """Stems of a person's tags and summary that the first ten keywords hold."""
    wanted = set(content(" ".join(article.tags) + " " + article.summary))
    return len(wanted & set(content(" ".join(terms[:10])))) / len(wanted) if len(wanted) >= 3 else None


def keywords(made: Sequence[Made], peer: Mapping[str, Sequence[str]]) -> Row:
    ours, theirs, worst = [], [], []
    for each in made:
        terms = [keyword.term for keyword in each.distilled.keywords]
        if (value := keyword_recall(each.article, terms)) is not None:
            ours.append(value)
            wanted = f"{', '.join(each.article.tags)} | {each.article.summary}"
            worst.append((value, Offence(each.article.name, ", ".join(terms[:10]), wanted)))
            theirs.append(keyword_recall(each.article, peer.get(each.article.name, ())) or 0.0)
    return Row(
        f"tags and summary words among 10 keywords (n = {len(ours)})",
        f"{mean(ours):.3f}",
        "≥ yake",
        mean(ours) >= mean(theirs) if peer else None,
        f"yake {mean(theirs):.3f}" if peer else "yake: not installed",
        [offence for _, offence in sorted(worst)],
    )
