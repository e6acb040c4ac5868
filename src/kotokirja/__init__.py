"""Kotokirja: the client information system of municipal integration services."""
