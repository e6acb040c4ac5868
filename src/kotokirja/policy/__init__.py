"""The processing declaration: what is processed, why, from whom, for whom, how long. Pure."""
