"""The integration plan (kotoutumissuunnitelma): goals, services, agreement, review and end."""
