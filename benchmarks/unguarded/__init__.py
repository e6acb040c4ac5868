"""The same pages without log, provenance and row security: what these three cost is the difference.

Never part of the product: it reads as the superuser, past every policy.
"""
