"""The register's own pages, for its officers."""
