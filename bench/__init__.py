"""Benchmarks: the loop beside its limit and a peer, the HTTP API, growth, and questions about the past. See README.md."""
