"""Drafting: an article becomes a text and a drafted annotation that a project takes as valid."""
