"""The register's interface for municipalities: signed records in, receipts out."""
