"""Controllers: the published versions of a municipality's privacy notice, and what an officer settled before them."""
