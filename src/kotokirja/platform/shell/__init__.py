"""The shell of every page: templates, components, static files, the request."""
