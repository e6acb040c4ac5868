"""Acquisition (tietojen hankinta): what comes into the register from elsewhere, first of all from the previous one."""
