"""Reading: files become checked records, and every fault in a file becomes a problem with its place."""
