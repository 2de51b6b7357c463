"""Dates: the phrases of a text that name one, and the EDTF value of each."""
