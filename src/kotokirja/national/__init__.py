"""The national register (valtakunnallinen tietovaranto): a service of its own that knows no municipal domain."""
