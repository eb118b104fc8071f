"""Whatever is written into the audit log has a name in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import zhanggui
from zhanggui.app.choices import CHOICES

SOURCE = Path(zhanggui.__file__).parent
#: Where document and action stand in a call that writes into the log.
WRITERS = {"AuditRow": (1, 3), "Change": (0, 2)}


def written() -> Iterator[tuple[str, str, str]]:
    """File, document and action of every call in the source that names both."""
    for path in SOURCE.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if not isinstance(node, ast.Call) or name not in WRITERS:
                continue
            named = {each.arg: each.value for each in node.keywords}
            places = [
                named.get(word) or (node.args[at] if at < len(node.args) else None)
                for word, at in zip(("document", "action"), WRITERS[name], strict=True)
            ]
            document, action = (each.value if isinstance(each, ast.Constant) else None for each in places)
            if isinstance(document, str) and isinstance(action, str):
                yield str(path.relative_to(SOURCE)), document, action


def test_every_action_that_is_recorded_has_a_name() -> None:
    found = list(written())
    assert len(found) > 30
    assert [each for each in found if each[2] not in CHOICES.get(f"audit.action.{each[1]}", {})] == []


def test_documents_that_have_actions_have_names() -> None:
    documents = {key.removeprefix("audit.action.") for key in CHOICES if key.startswith("audit.action.")}
    assert documents == set(CHOICES["audit.records.document"])


def test_the_names_of_one_action_are_told_together() -> None:
    assert CHOICES["audit.records.action"]["create"] == ("新增", "Create")
    assert CHOICES["audit.action.sales.order"]["confirm"] == ("审核", "Confirm")
    assert "审核" in CHOICES["audit.records.action"]["confirm"][0].split("/")
