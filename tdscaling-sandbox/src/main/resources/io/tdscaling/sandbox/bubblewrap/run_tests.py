"""Runs the workspace's tests with pytest and prints a report as JSON.

The first line of standard input is a secret that stands before the report. Tests run in this very
process: what they print, or write to open files, is no report without it.
"""

import json
import os
import re
import sys

os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"

import pytest  # noqa: E402

_ROOT = "/workspace"
_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")


class _Outcome:
    def __init__(self):
        self.passed = 0
        self.failed = 0
        self.errors = 0
        self.parts = []

    def add(self, word, where, text):
        self.parts.append("%s %s\n%s" % (word, where, _ADDRESS.sub("0x…", text.rstrip())))

    def pytest_collectreport(self, report):
        if report.failed:
            self.errors += 1
            self.add("ERROR", report.nodeid, report.longreprtext)

    def pytest_runtest_logreport(self, report):
        if report.failed:
            call = report.when == "call"
            self.failed += call
            self.errors += not call
            self.add("FAILED" if call else "ERROR", report.nodeid, report.longreprtext)
        elif report.passed and report.when == "call":
            self.passed += 1


def _json(outcome, output):
    ok = outcome.passed > 0 and outcome.failed == 0 and outcome.errors == 0
    return json.dumps(
        {
            "ok": ok,
            "passed": outcome.passed,
            "failed": outcome.failed,
            "errors": outcome.errors,
            "output": output,
        },
        ensure_ascii=False,
    )


def _bounded(outcome, limit):
    """Leaves out the end of the output until the report is within a number of bytes."""
    output = "\n".join(outcome.parts)
    report = _json(outcome, output)
    while len(report.encode("utf-8", "replace")) > limit and output:
        output = output[: len(output) // 2]
        report = _json(outcome, output + "…")
    return report


def _main():
    secret = sys.stdin.readline()
    path, limit = sys.argv[1], int(sys.argv[2])
    report_file = os.dup(1)
    nothing = os.open("/dev/null", os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    sys.path[0] = _ROOT
    outcome = _Outcome()
    status = pytest.main(
        [
            "-c",
            "/dev/null",
            "--rootdir=" + _ROOT,
            "--noconftest",
            "--import-mode=importlib",
            "--tb=short",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:doctest",
            "-o",
            "python_files=test_*.py",
            path,
        ],
        [outcome],
    )
    if status == 5:
        outcome.parts.append("no tests were found")
    elif status not in (0, 1) and not outcome.errors:
        outcome.errors += 1
        outcome.add("ERROR", path, "the tests ended early")
    report = secret + _bounded(outcome, limit)
    with os.fdopen(report_file, "wb") as file:
        file.write(report.encode("utf-8", "replace"))
    os._exit(0)


_main()
