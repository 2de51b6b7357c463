"""Words: the units of a text, what each may be, and the verbs and names that rules know."""
