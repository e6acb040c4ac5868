"""The assessment of competence and of the need for integration services (osaamisen ja kotoutumisen palvelutarpeen arviointi)."""
