"""Addresses: every link on a page is made here, each part of it encoded."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from datasette.utils import tilde_encode  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType] -- the library ships no types

READER = "/-/read/"


@dataclass(frozen=True)
class Link:
    """A link: what it says, and where it leads."""

    label: str
    href: str


@dataclass(frozen=True)
class Links:
    """Makes the addresses of a site."""

    database: str
    """The name of the database."""

    def table(self, table: str, **filters: str) -> str:
        """Give the page of a table, perhaps of some of its rows."""
        return _with_query(f"/{self.database}/{table}", filters)

    def csv(self, table: str, **filters: str) -> str:
        """Give a table, perhaps some of its rows, as CSV, whole however long it is."""
        return _with_query(f"/{self.database}/{table}.csv", {**filters, "_stream": "on"})

    def row(self, table: str, *key: str) -> str:
        """Give the page of a row."""
        return f"/{self.database}/{table}/{','.join(tilde_encode(part) for part in key)}"

    def query(self, question: str, suffix: str = "", **parameters: str) -> str:
        """Give the page of a question's query; as CSV or JSON with a suffix."""
        return _with_query(f"/{self.database}/{question}{suffix}", parameters)

    def read(self, article_id: str, row_id: str = "") -> str:
        """Give an article in the reader, at the mark of a row of it if one is named."""
        anchor = f"#{quote(anchor_of(article_id, row_id), safe='')}" if row_id else ""
        return f"{READER}{quote(article_id, safe='')}{anchor}"

    def claim(self, claim_id: str) -> str:
        """Give the page of a claim."""
        return f"/-/claims/{quote(claim_id, safe='')}"

    def utterance(self, utterance_id: str) -> str:
        """Give the page of an act of speech."""
        return f"/-/utterances/{quote(utterance_id, safe='')}"

    def ask(self, question: str, **parameters: str) -> str:
        """Give the page on which a question is asked."""
        return _with_query(f"/-/ask/{question}", parameters)

    def here(self, path: str, **parameters: str) -> str:
        """Give one of our pages with parameters; empty ones are left out."""
        return _with_query(path, parameters)


def anchor_of(article_id: str, row_id: str) -> str:
    """Give the anchor of a row in its article: its id without the article's."""
    return row_id.removeprefix(f"{article_id}-")


def web_address(address: str | None) -> str | None:
    """Give an address outside the site if it is one of the web: a link must not run a script."""
    return address if address and address.startswith(("https://", "http://")) else None


def _with_query(path: str, parameters: dict[str, str]) -> str:
    given = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
