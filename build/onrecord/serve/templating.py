"""Templates: one way to read them, for the site and for the review page."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def strict_environment(folder: Path) -> Environment:
    """Read the templates of a folder: everything is escaped, and a misspelt name is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
