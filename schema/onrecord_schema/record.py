"""The base of every model: one frozen record whose field docstrings are published."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A record that admits no unknown field, no coercion and no change.

    Strictness is what lets pydantic, JSON Schema and SQLite give one verdict:
    nothing is converted on the way in, so there is nothing to disagree about.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
        validate_default=True,
        # A model is built when it is first used: starting does not wait for those that are not.
        defer_build=True,
    )
