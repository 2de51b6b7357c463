"""The edition without text: the publishers' text withheld, and attached again from lawful copies."""

import hashlib

from onrecord.problems import Place, Problem
from onrecord.publish.descriptor import TEXT_OF_PUBLISHERS
from onrecord.records import Row
from onrecord.tabulate import Tables


def withhold_text(tables: Tables) -> Tables:
    """Leave out the text of articles and passages; offsets, hashes and short excerpts stay."""
    return tables | {name: [{**row, "text": None} for row in tables[name]] for name in TEXT_OF_PUBLISHERS}


def reattach(tables: Tables, texts: dict[str, str]) -> tuple[Tables, list[Problem]]:
    """Fill in the text of articles and passages from copies, each of which must be the same text.

    Args:
        tables: Tables of an edition without text.
        texts: The copies, by article.

    Returns:
        The tables, with the text of every article whose copy has the SHA-256 that `text_sha256`
        states; and a problem for each copy that has not, or that belongs to no article.
    """
    known = {article["article_id"]: article for article in tables["articles"]}
    problems = [problem for name, text in texts.items() for problem in _faults(name, text, known.get(name))]
    faulty = {problem.place.path for problem in problems}
    sound = {name: text for name, text in texts.items() if name not in faulty}
    articles = [{**row, "text": sound.get(row["article_id"], row["text"])} for row in known.values()]
    passages = [_with_text(row, sound) for row in tables["passages"]]
    return tables | {"articles": articles, "passages": passages}, problems


def _faults(name: str, text: str, article: Row | None) -> list[Problem]:
    if article is None:
        hint = "Name the copy after an article of the package."
        return [Problem(Place(name, path=name), "is the text of no article", "text-article", hint)]
    found = hashlib.sha256(text.encode()).hexdigest()
    if found == article["text_sha256"]:
        return []
    message = f"is not the same text: {len(text)} characters, SHA-256 {found[:12]}…"
    hint = (
        f"The article has {article['char_count']} characters, SHA-256 {article['text_sha256'][:12]}….\n"
        "Line ends, spaces and quotation marks count too."
    )
    return [Problem(Place(article["source_file"], path=name), message, "text-hash", hint)]


def _with_text(passage: Row, texts: dict[str, str]) -> Row:
    text = texts.get(passage["article_id"])
    return passage if text is None else {**passage, "text": text[passage["start"] : passage["end"]]}
