"""Corpora: many articles, read by the rules alone, in bounded memory."""
