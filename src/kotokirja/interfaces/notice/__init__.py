"""Public pages of a municipality: front page, privacy notice, accessibility statement. Nobody's data is on them."""
