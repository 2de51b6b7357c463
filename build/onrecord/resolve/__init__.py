"""Resolving: selectors become offsets, ids become whole, dates get their bounds; the result is rows."""
