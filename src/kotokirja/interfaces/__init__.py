"""How people and machines reach the use cases: translate in, one call, translate out."""
