"""Words: what people write on the command line that is neither a path nor a choice."""

import os

import click


class Words(click.ParamType[str]):
    """Text; bytes that are none in the encoding of the system are refused."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the text as it is."""
        try:
            value.encode()
        except UnicodeEncodeError:
            self.fail(f"{os.fsencode(value)!r} is not UTF-8: write it as text", param, ctx)
        return value
