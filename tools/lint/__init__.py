"""Our own rules of code, where ruff and mypy have no word for what we mean.

Each rule is one short file in `rules/` whose docstring names the bug it prevents, and has a test with good and bad
samples. Run `python -m tools.lint src`. To break a rule on purpose, say why on the line: `# lint-skip: <rule>:
<reason>` (`-- lint-skip: …` in SQL). An escape without a reason, of an unknown rule, or that nothing needs any more,
is an error itself.
"""
