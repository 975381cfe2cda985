"""Benchmarks of what visitors see: `python -m tests.bench` (`make bench`).

The figures depend on the machine, so a page's time is told as a multiple of that of an empty view, which goes through
the same middleware, on the same server, in the same minutes. Only counts can fail: those of queries.
"""
