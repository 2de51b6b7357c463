"""Reviewing: a page on one's own machine that shows an annotation in its article and corrects it."""
