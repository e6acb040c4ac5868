"""Tests of the national register."""
