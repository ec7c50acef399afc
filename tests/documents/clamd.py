"""A throw-away clamd that knows one thing: the EICAR test file. Nothing is downloaded."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PATIENCE = 30


class Clamd:
    """Started and stopped as a test likes; `address` is what `CLAMD` is set to."""

    def __init__(self):
        program = shutil.which("clamd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
        if program is None:
            pytest.fail("clamd is not here. Install it: apt-get install clamav-daemon")
        self.place = Path(tempfile.mkdtemp(prefix="samenspraak-clamd."))
        self.socket, self.program, self.process = self.place / "clamd.sock", program, None
        self.address = f"unix:{self.socket}"
        (self.place / "known.ndb").write_text(f"Eicar-Test-File:0:*:{EICAR[:60].hex()}\n")
        settings = {"LocalSocket": self.socket, "DatabaseDirectory": self.place, "Foreground": "yes",
                    "StreamMaxLength": "30M", "AlertExceedsMax": "yes", "AlertEncrypted": "yes", "MaxThreads": "2",
                    "ConcurrentDatabaseReload": "no"}  # fmt: skip
        (self.place / "clamd.conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))

    def start(self):
        command = [self.program, f"--config-file={self.place / 'clamd.conf'}"]
        with (self.place / "out").open("wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out)
        until = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"clamd did not start: {(self.place / 'out').read_text()}")
            time.sleep(0.05)
        return self

    def answers(self):
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(self.socket))
                line.sendall(b"zPING\0")
                return line.recv(10) == b"PONG\0"
            except OSError:
                return False

    def kill(self):
        """As the machine would that runs out of memory."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self.socket.unlink(missing_ok=True)

    def remove(self):
        self.kill()
        shutil.rmtree(self.place)
