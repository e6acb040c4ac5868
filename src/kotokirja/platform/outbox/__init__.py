"""The outbox: whatever leaves is written in the transaction of the act that causes it, and delivered until it is taken."""
