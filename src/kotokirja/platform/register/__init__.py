"""Register tables: classified columns, provenance, and reads and writes that ask for a grant."""
