"""A large invented site, for benchmarks: pages put together from the parts in `words/`, the same at every run."""
