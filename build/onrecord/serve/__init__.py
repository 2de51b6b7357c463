"""The site: Datasette on the SQLite file, read-only, with pages for readers."""
