"""The version of the schema: apart from the models, so that it can be asked without them."""

SCHEMA_VERSION = "1.0.0"
"""The version of the schema, semantic versioning; written into every published file."""
