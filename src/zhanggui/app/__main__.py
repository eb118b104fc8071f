"""`python -m zhanggui.app` is `zhanggui`."""

import sys

from zhanggui.app.cli import main

sys.exit(main())
