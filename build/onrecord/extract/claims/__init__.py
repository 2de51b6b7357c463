"""Claims: the sentences that assert something, and the claims of the register that they make."""
