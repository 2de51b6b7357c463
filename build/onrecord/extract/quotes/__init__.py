"""Quotes: who is said to have said what, found by rules over the units of each sentence."""
