"""The one app of the cobbled alternative."""
