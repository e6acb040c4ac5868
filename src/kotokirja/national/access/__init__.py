"""Who may reach the register: municipalities with their keys, and the register's own officers."""
