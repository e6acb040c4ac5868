"""Personal accounts of staff: outside row security, because sign-in happens before there is a context."""
