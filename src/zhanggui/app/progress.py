"""Progress of long work on the terminal: what is being done, how far, how fast, how long still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

#: Called as `report(stage, done, total)`: what is being done, and how many of how many.
Report = Callable[[str, int, int], None]


class _Rate(ProgressColumn):
    """Things per second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s", style="cyan")


@contextmanager
def bars(console: Console) -> Iterator[Report]:
    """One bar per stage, made when its first report comes. Without a terminal only the end of each stage is shown."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, refresh_per_second=4, speed_estimate_period=10) as progress:
        tasks: dict[str, int] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(progress.task_ids[tasks[stage]], completed=done, total=total)

        yield report
