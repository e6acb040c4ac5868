"""The national register as the municipality sees it: what is recorded, and where each record is."""
