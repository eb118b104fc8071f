"""Every route of the API with who may call it: one case a route, kept complete by `test_routes.py`."""

from __future__ import annotations

from tests.contracts.routes import documents, foundation, masters, money

CASES = foundation.CASES + masters.CASES + documents.CASES + money.CASES
