"""The subject matter, one Django application a domain; the upper may import the lower."""
