"""News articles as validated tables in which every row points to the characters that support it."""
