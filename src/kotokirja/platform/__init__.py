"""Django glue that knows no domain: classified tables, the door, the log, sealing, the outbox."""
