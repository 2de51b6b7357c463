"""Models: a language model proposes, and nothing that the article does not hold gets in."""
