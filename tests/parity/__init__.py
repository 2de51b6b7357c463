"""Several implementations of one schema, held to one verdict."""
