"""Evaluating: how far two readings of the same articles agree, a draft and a curated one or two people's."""
