"""The parts of the codebook that the schema says better than a person: tables and vocabularies."""

import re
from collections.abc import Callable

from onrecord_schema.tables import TABLES, Table
from onrecord_schema.vocabularies import VOCABULARIES, Term

_SECTION = re.compile(
    r"(?P<open><!-- generated from the schema: (?P<name>\w+) -->\n)"
    r".*?(?P<close><!-- end of what is generated -->)",
    re.DOTALL,
)


def with_generated_parts(codebook: str) -> str:
    """Give the codebook with each of its generated parts made anew.

    Raises:
        KeyError: It asks for a part that there is not.
    """
    return _SECTION.sub(
        lambda found: f"{found['open']}\n{_PARTS[found['name']]()}\n{found['close']}", codebook
    )


def _tables() -> str:
    return "\n".join(_table(table) for table in TABLES)


def _table(table: Table) -> str:
    fields = table.model.model_fields
    key = ", ".join(f"`{field}`" for field in table.primary_key)
    head = f"### {table.name}\n\n{table.model.__doc__}\nKey: {key}.\n"
    rows = [f"| `{name}` | {_cell(field.description or '')} |" for name, field in fields.items()]
    return "\n".join([head, "| column | meaning |", "|---|---|", *rows, ""])


def _vocabularies() -> str:
    return "\n".join(_vocabulary(vocabulary) for vocabulary in VOCABULARIES)


def _vocabulary(vocabulary: type[Term]) -> str:
    rows = [f"| `{term.value}` | {_cell(term.definition)} | {_cell(term.example)} |" for term in vocabulary]
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", vocabulary.__name__).capitalize()
    return "\n".join(
        [
            f"### {title}\n\n{vocabulary.__doc__}\n",
            "| member | definition | example |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


_PARTS: dict[str, Callable[[], str]] = {"tables": _tables, "vocabularies": _vocabularies}
