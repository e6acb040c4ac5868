"""The benchmark: Kotokirja against a floor of hand-written SQL and against what one would cobble together in a week."""
