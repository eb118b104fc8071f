"""Every machine of every document: reachable, ended, permitted, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.apps import apps

from tests.architecture import house
from zhanggui.kernel.machine import Machine, Permission, State, Transition

BIRTH = ""


def machines() -> list[Machine]:
    """What the `machine.py` files define."""
    found = [
        value for module in house.called("machine") for value in vars(module).values() if isinstance(value, Machine)
    ]
    return sorted(found, key=lambda machine: machine.document)


MACHINES = machines()


def reachable(machine: Machine) -> set[str]:
    """The states some history leads to."""
    reached = {machine.initial, BIRTH}
    while True:
        targets = {t.target for t in machine.transitions if reached.intersection(t.sources)}
        more = {target for target in targets if target is not None} - reached
        if not more:
            return reached - {BIRTH}
        reached |= more


def both(texts: Iterable[State | Transition | Permission | Machine]) -> list[object]:
    """Those without a Chinese or an English text."""
    return [text for text in texts if not text.zh.strip() or not text.en.strip()]


def test_there_are_machines() -> None:
    assert MACHINES


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.document)
class TestMachine:
    """One machine."""

    def test_every_state_is_reachable(self, machine: Machine) -> None:
        assert {state.code for state in machine.states} == reachable(machine)

    def test_states_and_actions_are_told_apart(self, machine: Machine) -> None:
        for texts in (machine.states, machine.transitions):
            assert len({text.zh for text in texts}) == len({text.en for text in texts}) == len(texts)
        assert len({state.code for state in machine.states}) == len(machine.states)

    def test_only_ends_have_no_exit(self, machine: Machine) -> None:
        without_exit = {state.code for state in machine.states if not machine.allowed(state.code)}
        assert without_exit == {state.code for state in machine.states if state.terminal}

    def test_transitions_join_known_states(self, machine: Machine) -> None:
        known = {state.code for state in machine.states} | {BIRTH}
        for transition in machine.transitions:
            assert transition.sources, transition.action
            # What stays in its state is no way out of it, and nothing is born by it.
            stays = transition.target is None
            assert {*transition.sources, *(() if stays else (transition.target,))} <= known, transition.action
            assert transition.target != BIRTH
            assert not (stays and BIRTH in transition.sources)

    def test_it_is_translated(self, machine: Machine) -> None:
        permissions = [transition.permission for transition in machine.transitions]
        assert both([machine, *machine.states, *machine.transitions, *permissions]) == []

    def test_its_table_exists_with_a_state_and_a_version(self, machine: Machine) -> None:
        tables = {model._meta.db_table: model for model in apps.get_models()}
        assert machine.table in tables
        columns = {field.column for field in tables[machine.table]._meta.concrete_fields}
        assert {"id", "company_id", "number", "state", "version"} <= columns

    def test_it_is_named_after_its_module(self, machine: Machine) -> None:
        room = next(module.__name__ for module in house.called("machine") if machine in vars(module).values())
        assert machine.document.split(".")[0] == room.split(".")[2]


def test_documents_are_told_apart() -> None:
    assert len({machine.document for machine in MACHINES}) == len(MACHINES)
    assert len({machine.zh for machine in MACHINES}) == len(MACHINES)


def test_the_glossary_knows_every_document() -> None:
    glossary = (house.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert [machine.zh for machine in MACHINES if machine.zh not in glossary] == []
