"""Compiles the bundled rules and words into the wheel, so that the first run is as quick as the next."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prebuilt(BuildHookInterface):  # type: ignore[misc, type-arg]
    """Fills rules/built, which goes into a wheel with the rest of rules and stays where it is in a checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        if self.target_name == "wheel":
            path = os.pathsep.join((self.root, *filter(None, sys.path)))
            command = [sys.executable, "-m", "factcheck.prebuild"]
            subprocess.run(command, cwd=self.root, env={**os.environ, "PYTHONPATH": path}, check=True)
            Path(self.root, "rules", "built", "version").write_text(self.metadata.version, encoding="ascii")
