"""Questions about the past: ten million stock moves over three years, then stock as of any second, and stock now.

The moves are made by SQL inside the server, through the ledger's guards (every entry whole, every reference checked), in the order
of time but for one entry in a hundred, which is posted twenty days late. No period is ever closed; the checkpoints are those that the
worker's own command makes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import instance, servers

DATABASE = "bench_past"
RECIPE = Path(__file__).parent / "questions.py"


def measure(server: str, moves: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Fill the database unless it is there already (it is kept), then ask. Milliseconds."""
    content = f"{moves} moves {RECIPE.read_text()}"
    if not servers.marked(server, DATABASE, content):
        instance.copy(server, DATABASE)
        say(f"past: making {moves:,} moves")
        instance.run(server, DATABASE, "bench.inside", "fill", str(moves))
        servers.settle(server, DATABASE)
        servers.mark(server, DATABASE, content)
    found: dict[str, Any] = json.loads(instance.run(server, DATABASE, "bench.inside", "ask"))
    return found
