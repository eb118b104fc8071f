"""The accounts that money lies in."""
