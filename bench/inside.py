"""The processes of ours: brings Django up on the database that ZHANGGUI_DATABASE_URL names, then does one thing.

    python -m bench.inside prepare           master data and opening stock of W
    python -m bench.inside run               a client of the loop (protocol of bench/clients.py)
    python -m bench.inside http              prints what the HTTP load generator needs
    python -m bench.inside fill MOVES        the ledger of bench/past.py
    python -m bench.inside ask               its questions, timed
    python -m bench.inside masters SKUS      what bench/web.py searches, and the people of the demo
    python -m bench.inside sweep             what the worker does every minute: orders that are done leave the list of open ones
    python -m bench.inside people            the people of the demo
    python -m bench.inside desk              prints what bench/web.py needs
    python -m bench.inside jobs              makes and prints what bench/web_jobs.py asks for

What uses our modules lives in `product` and `questions`, imported once Django is up.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

from bench import clients
from zhanggui.app import start


def main() -> None:
    """Dispatch."""
    command, *rest = sys.argv[1:]
    job = json.loads(sys.stdin.readline()) if command == "run" else {}
    start.configure()
    start.attach()
    importlib.import_module("zhanggui.app.wiring").install()
    product: Any = importlib.import_module("bench.product")
    questions: Any = importlib.import_module("bench.questions")
    if command == "prepare":
        product.prepare()
    elif command == "run":
        clients.work(product.Ours().loop, job, product.Processors().seconds)
    elif command == "http":
        print(json.dumps(product.story()))
    elif command == "fill":
        questions.fill(int(rest[0]))
    elif command == "masters":
        product.masters(int(rest[0]))
    elif command == "sweep":
        product.sweep()
    elif command == "desk":
        print(json.dumps(product.desk()))
    elif command == "people":
        product.accounts.create()
    elif command == "jobs":
        print(json.dumps(importlib.import_module("bench.job_data").jobs()))
    elif command == "ask":
        print(json.dumps(questions.ask()))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
