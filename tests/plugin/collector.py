"""The collector of cycles, as the program has it: `app.start.settle` says what it costs to let it look at everything, all the time.

Nearly all that a test process holds (modules, a node per test) is there before the first test and stays until the last.
"""

from __future__ import annotations

import gc

from zhanggui.app import start


def pytest_configure() -> None:
    """Nothing that is loaded or collected is garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on as in production; what is there is not even looked at once."""
    gc.freeze()
    start.settle()
    gc.enable()
