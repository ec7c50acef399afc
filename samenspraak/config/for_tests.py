"""A pytest plugin: give every run a home directory of its own, before any setting is read.

It must be a plugin, since pytest-django reads the settings before it reads a conftest.py.
"""

import atexit
import os
import shutil
import tempfile

_MARK = "SAMENSPRAAK_TEST_HOME"

# Workers of one run find the mark of the first process, and share its home.
if _MARK not in os.environ:
    os.environ[_MARK] = tempfile.mkdtemp(prefix="samenspraak-test-")
    atexit.register(shutil.rmtree, os.environ[_MARK], ignore_errors=True)

os.environ["SAMENSPRAAK_HOME"] = os.environ[_MARK]
for _name in ("MODE", "DEMO", "ALLOWED_HOSTS", "SECRET_KEY", "SECRET_KEY_FILE", "CHAIN_KEY_FILE", "ADDRESS"):
    os.environ.pop(f"SAMENSPRAAK_{_name}", None)
