"""The access log: who did what, why, to whose data."""
