"""Access: who works here, from when to when, in which roles and teams."""
