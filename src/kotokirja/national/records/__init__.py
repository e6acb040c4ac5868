"""What municipalities have recorded: persons, records, and the inbox that takes each message once."""
