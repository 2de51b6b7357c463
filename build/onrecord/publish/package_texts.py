"""What the package says of itself in plain words: README and licences."""

from onrecord.records import Row
from onrecord.tabulate import Tables
from onrecord_schema.registers import DatasetDescription
from onrecord_schema.tables import TABLES
from onrecord_schema.version import SCHEMA_VERSION


def package_readme(description: DatasetDescription, tables: Tables, *, without_text: bool) -> bytes:
    """Write the README of the package: what it is, its tables, how to read and to cite it."""
    parts = [
        f"# {description.title}",
        description.description,
        _edition(without_text=without_text),
        f"Version {description.version}, schema version {SCHEMA_VERSION}.",
        "## Tables",
        _list_of_tables(tables),
        _READING,
        "## Licences",
        _list_of_licences(description),
        f"The text of articles: {description.text_rights} See RIGHTS.txt.",
        "## How to cite",
        citation(description),
    ]
    return "".join(f"{part}\n\n" for part in parts if part).removesuffix("\n").encode()


def data_licence(description: DatasetDescription) -> bytes:
    """Write the notice of the licence of annotations, registers and tables."""
    lines = [
        f"{description.title}, version {description.version}",
        "",
        "Annotations, registers and tables are licensed under:",
        *(f"  {licence.title} ({licence.name}), {licence.path}" for licence in description.licences),
        "",
        "The text of articles and passages is not under this licence: see RIGHTS.txt.",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def rights_note(description: DatasetDescription, articles: list[Row]) -> bytes:
    """Write who holds the rights in the text of each article, and why it is here."""
    lines = [f"  {article['article_id']}: {article['rights']}" for article in articles]
    return "\n".join([description.text_rights, "", "The articles:", *lines, ""]).encode()


def _edition(*, without_text: bool) -> str:
    if not without_text:
        return ""
    return (
        "This is the edition without text: `text` is empty in `articles` and `passages`. Offsets and hashes"
        " are kept, so that a lawfully obtained copy whose SHA-256 is `text_sha256` can be attached again."
    )


def _list_of_tables(tables: Tables) -> str:
    return "\n".join(
        f"- `{table.name}` ({len(tables[table.name])} rows): {table.model.__doc__}" for table in TABLES
    )


_READING = """\
Each table is `dataset/tables/<table>.csv`: UTF-8, RFC 4180; the empty field is null. `datapackage.json`
describes every column, and `schema/json/` says the same as JSON Schema; with `schema/context.jsonld` and the
type of its table a row is RDF. `start` and `end` count Unicode code points of the article's text, the end
exclusive; `text` is exactly what stands between them. Text is verbatim: a spreadsheet may take a cell that
begins with `=` for a formula, so import columns as text."""


def _list_of_licences(description: DatasetDescription) -> str:
    data = [f"- Annotations, registers and tables: {it.title}, {it.path}" for it in description.licences]
    return "\n".join([*data, "- JSON Schemas and JSON-LD context: MIT, see LICENSE-SCHEMAS.txt"])


def citation(description: DatasetDescription) -> str:
    """Say in a line how to cite the package."""
    makers = ", ".join(who.title for who in description.contributors)
    by = f"{makers}. " if makers else ""
    return f"{by}*{description.title}*, version {description.version}. Data package `{description.name}`."
