"""Addresses that links lead to, and whether anything is there."""
