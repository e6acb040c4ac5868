"""Pages of a client: search, the file, its parts, and who has looked."""
