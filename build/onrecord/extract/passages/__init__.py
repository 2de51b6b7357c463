"""Passages: the lines of an article that are no paragraphs, and what its head tells of publication."""
