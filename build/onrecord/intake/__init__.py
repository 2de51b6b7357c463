"""Intake: the text of an article, wherever it comes from: a file, standard input, a web page."""
