"""Synthetic municipalities: invented people with a history, made from a seed, to try out and to test with."""
