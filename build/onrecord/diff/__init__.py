"""What changed between two packages: rows by primary key, and the version that the changes ask for."""
