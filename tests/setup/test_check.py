"""`make check`: a check that fails is shown whole, does not keep the others from running, and can't be overlooked."""

from __future__ import annotations

import sys

import pytest

from tools import check


def python(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


FINE = python("print('all is well')")
WRONG = python("import sys; print('line 7 is wrong', flush=True); sys.stderr.write('so it is\\n'); sys.exit(3)")


@pytest.mark.parametrize(("commands", "status"), [((FINE, WRONG, FINE), 1), ((WRONG,), 1), ((FINE, FINE), 0)])
def test_a_failure_is_told(
    commands: tuple[tuple[str, ...], ...],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(check, "COMMANDS", commands)
    assert check.main() == status
    said = capsys.readouterr().out
    assert said.count("all is well\n") == commands.count(FINE)
    assert said.count("line 7 is wrong\nso it is\n") == commands.count(WRONG)
    assert ("ended with 3" in said.splitlines()[-1]) is bool(status)
