"""Tables as Parquet, with types and descriptions; needs the extra `parquet`."""

# pyarrow ships no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import io
from datetime import date
from importlib.util import find_spec
from typing import Any

from onrecord.records import Row
from onrecord.tabulate import Tables
from onrecord_schema.columns import Column, columns_of
from onrecord_schema.tables import TABLES, Table
from onrecord_schema.version import SCHEMA_VERSION


def can_write_parquet() -> bool:
    """Say whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def parquet_files(name: str, tables: Tables) -> dict[str, bytes]:
    """Give every table as a Parquet file, by its path.

    Args:
        name: The name of the package.
        tables: The rows.
    """
    return {
        f"dist/{name}/parquet/{table.name}.parquet": _parquet_bytes(arrow_table(table, tables[table.name]))
        for table in TABLES
    }


def _parquet_bytes(table: Any) -> bytes:
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def arrow_table(table: Table, rows: list[Row]) -> Any:
    """Give a table as a `pyarrow.Table`."""
    # Imported here because it takes 0.3 s, and most commands write no Parquet.
    import pyarrow as pa

    columns = columns_of(table)
    schema = pa.schema([_field(column) for column in columns], metadata=_metadata(table))
    arrays = [_array(column, rows, kind) for column, kind in zip(columns, schema.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _field(column: Column) -> Any:
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    kind = pa.date32() if column.format == "date" else types[column.type]
    said = {"description": column.description} | ({"unit": column.unit} if column.unit else {})
    return pa.field(column.name, kind, nullable=column.nullable, metadata=said)


def _metadata(table: Table) -> dict[str, str]:
    return {"table": table.name, "description": table.model.__doc__ or "", "schemaVersion": SCHEMA_VERSION}


def _array(column: Column, rows: list[Row], kind: Any) -> Any:
    import pyarrow as pa

    values = [row[column.name] for row in rows]
    if column.format == "date":
        values = [value and date.fromisoformat(value) for value in values]
    return pa.array(values, type=kind)
