"""Validating: what a path holds is found out by looking, and checked by the rules that concern it."""
