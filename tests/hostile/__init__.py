"""Input made to harm."""
