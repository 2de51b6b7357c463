"""The pages: each module turns a visit into what one page shows, without knowing how it looks."""
