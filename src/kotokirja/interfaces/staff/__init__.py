"""Pages of the municipality's staff."""
