"""Files of the layout `online-retail`: any of them, and the real ones."""
