"""Background jobs: each reads the clock, calls use cases, and decides nothing (N6.2)."""
