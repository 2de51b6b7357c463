"""Events: the words that report one, its day and place, and the event of the register that it is."""
