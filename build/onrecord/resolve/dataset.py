"""The dataset: the whole corpus resolved into rows."""

from collections.abc import Iterator

from onrecord.paths import REGISTERS
from onrecord.problems import Problem
from onrecord.read.corpus import Corpus
from onrecord.records import Dataset
from onrecord.resolve.articles import add_article, add_passages
from onrecord.resolve.assertions import add_assertions, add_event_reports
from onrecord.resolve.context import ArticleContext
from onrecord.resolve.mentions import add_mentions
from onrecord.resolve.quotes import add_quotes
from onrecord.resolve.registers import add_registers
from onrecord.text.names import NameIndex


def resolve(corpus: Corpus, into: Dataset | None = None) -> tuple[Dataset, list[Problem]]:
    """Turn a corpus into rows; what cannot be resolved is left out and is a problem.

    Args:
        corpus: What was read.
        into: The dataset that takes the rows; an empty one when None.
    """
    dataset = into or Dataset()
    problems: list[Problem] = []
    add_registers(corpus, dataset)
    names = NameIndex((row["name"], row["entity_id"]) for row in dataset.rows("entity_names"))
    for article_id, annotation in corpus.annotations.items():
        if article_id in corpus.articles:
            add_annotated(ArticleContext(corpus.articles[article_id], annotation, dataset, problems), names)
    dataset.partial.update(partial_tables(corpus, annotated=not problems))
    return dataset, problems


def add_annotated(context: ArticleContext, names: NameIndex) -> None:
    """Add every row that one article and its annotation give."""
    add_article(context)
    add_passages(context)
    add_quotes(context)
    add_assertions(context)
    add_mentions(context, names)
    add_event_reports(context)


def partial_tables(corpus: Corpus, *, annotated: bool) -> Iterator[str]:
    """Name the tables that lack rows because a file, or a part of it, could not be read or resolved."""
    for name in REGISTERS:
        register = getattr(corpus, name)
        if register is None or register.faulty:
            yield name
    sound = corpus.annotations.keys() == corpus.articles.keys()
    if not (annotated and sound and not any(one.faulty for one in corpus.annotations.values())):
        yield from ("quotes", "passages", "mentions", "assertions", "event_reports")
