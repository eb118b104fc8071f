"""The subcommands of `zhanggui`: each file has `arguments(parser)` and `run(options, console) -> exit status`.

They parse, call one function of a lower floor, and show the result; nothing is decided here.
"""
