"""Occasions: when something was said, and which registered utterance it renders."""
