"""Extracting: proposals read off a text by rules, each with the rule that made it and a confidence."""
