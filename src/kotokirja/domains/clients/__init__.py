"""Clients: the person whose integration the service promotes."""
