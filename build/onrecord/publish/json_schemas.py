"""The published JSON Schemas, and the JSON-LD context, as files."""

import json
from typing import Any

from onrecord_schema.json_ld import json_ld_context
from onrecord_schema.json_schema import published_schemas

FOLDER = "schema/json"
"""Where the schemas are, in the repository and in the package."""

CONTEXT = "schema/context.jsonld"
"""Where the JSON-LD context is. Not in the folder of schemas: it names a dataset, and they do not."""


def json_bytes(document: Any) -> bytes:
    """Write JSON as people read it: indented, not escaped, one final newline."""
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


def schema_files() -> dict[str, bytes]:
    """Give every published schema by its path."""
    return {f"{FOLDER}/{name}": json_bytes(schema) for name, schema in published_schemas().items()}


def context_file(dataset: str) -> dict[str, bytes]:
    """Give the JSON-LD context of a dataset by its path."""
    return {CONTEXT: json_bytes(json_ld_context(dataset))}
