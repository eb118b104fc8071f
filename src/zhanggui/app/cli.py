"""The command `zhanggui`. Each subcommand is a file of `app/commands/`, loaded only when it is called."""

from __future__ import annotations

import argparse
import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any

from rich.console import Console

from zhanggui.app import start, troubles
from zhanggui.app.postgres.errors import LauncherError
from zhanggui.kernel.errors import DomainError, Many

#: Name of the subcommand → (module, what it does in Chinese, in English).
COMMANDS = {
    "up": ("up", "启动数据库和网页服务", "start the database and serve"),
    "down": ("down", "停止数据库", "stop the embedded database"),
    "demo": ("demo", "导入真实订单并走完全流程", "run real orders through the whole loop"),
    "import": ("load", "从文件导入单据", "import documents from a file"),
    "verify": ("verify", "核对所有账本", "prove that all ledgers agree"),
    "worker": ("worker", "执行后台任务", "run background jobs"),
    "migrate": ("migrate", "更新数据库结构", "bring the tables up to date"),
    "createuser": ("createuser", "新建用户", "create a user"),
    "resetfactor": ("resetfactor", "重置用户的两步验证", "take away a user's second factor"),
    "export": ("export", "导出全部数据到一个文件", "write all data to one portable file"),
    "restore": ("restore", "从导出文件恢复到空库", "bring an exported file back into an empty database"),
    "shell": ("shell", "打开 Python 命令行", "open a Python shell"),
}

INTERRUPTED = 130
#: Of many errors at once, how many are printed.
SHOWN = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; returns the exit status: 0 fine, 1 failed, 2 wrong usage, 130 interrupted."""
    # A file or a pipe has no width of its own, and tables must not be squeezed into 80 columns.
    console = Console(width=None if sys.stdout.isatty() else 120)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] not in COMMANDS:
        return _usage(console, given)
    module, zh, en = COMMANDS[given[0]]
    signal.signal(signal.SIGTERM, _end)
    try:
        start.configure()
        command: Any = importlib.import_module(f"zhanggui.app.commands.{module}")
        parser = argparse.ArgumentParser(prog=f"zhanggui {given[0]}", description=f"{zh} ({en})")
        command.arguments(parser)
        return int(command.run(parser.parse_args(given[1:]), console))
    except KeyboardInterrupt:
        console.print("[yellow]已中断。已完成的部分都已保存。[/] (interrupted; what was finished is saved)")
        return INTERRUPTED
    except LauncherError as problem:
        console.print(str(problem), style="red", highlight=False, markup=False)
    except BrokenPipeError:
        # `zhanggui verify | head`: the reader left, there is nobody to tell.
        sys.stderr.close()
    except Exception as problem:
        known = troubles.explain(problem)
        if known is None:
            raise
        _tell(known, console)
    return 1


def _tell(problem: DomainError, console: Console) -> None:
    each = problem.errors[:SHOWN] if isinstance(problem, Many) else []
    for lang, style in (("zh", "red"), ("en", "")):
        console.print(problem.message(lang), problem.remedy(lang), style=style, highlight=False, markup=False)
        for one in each:
            console.print(" ", one.message(lang), one.remedy(lang), highlight=False, markup=False)


def _usage(console: Console, given: Sequence[str]) -> int:
    console.print("[bold]掌柜 zhanggui[/] <command> [--help]\n", highlight=False)
    for name, (_, zh, en) in COMMANDS.items():
        console.print(f"  [cyan]{name:<11}[/]{zh} ({en})", highlight=False)
    return 0 if not given or given[0] in ("-h", "--help", "help") else 2


def _end(number: int, frame: FrameType | None) -> None:
    """A polite request to end is treated like Ctrl-C, so that the same cleaning up runs."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
