"""Every route of the API with who may call it: one case a route, kept complete by `test_routes.py`."""
