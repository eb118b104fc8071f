"""What the contract tests share."""

from tests.contracts.stage import on_stage, stage

__all__ = ["on_stage", "stage"]
