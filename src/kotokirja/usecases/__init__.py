"""One function is one thing that an actor can do; it owns its transaction."""
