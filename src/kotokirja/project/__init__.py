"""The composition root: settings, addresses and entry points of each service."""
