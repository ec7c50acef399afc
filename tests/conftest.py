"""Fixtures for every test. The network is closed but for this machine: see addopts in pyproject.toml."""
