"""Executes program tasks with the Python of this machine and prints what does not hold.

Standard input is one JSON document with "tasks" and "proofs"; standard output is a JSON array of
messages. Every test run is a forked process, so that nothing of one run is seen by the next.
"""

import contextlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pytest

sys.dont_write_bytecode = True


class Results:
    """Collects the outcome of each test of a pytest run."""

    def __init__(self):
        self.passed = []
        self.failed = []
        self.errors = 0

    def pytest_runtest_logreport(self, report):
        name = report.nodeid.rsplit("::", 1)[-1].split("[")[0]
        if report.when == "call":
            (self.passed if report.passed else self.failed).append(name)
        elif report.failed:
            self.errors += 1

    def pytest_collectreport(self, report):
        if report.failed:
            self.errors += 1


def in_child(action):
    """Runs action in a forked process and returns its result, a JSON value."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        result = action()
        with os.fdopen(writing, "w") as pipe:
            json.dump(result, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(pid, 0)
    return json.loads(text) if text else {"ok": False, "crashed": True, "passed": 0}


def run_tests(root, path="."):
    def run():
        os.chdir(root)
        sys.path.insert(0, str(root))
        results = Results()
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            pytest.main(["-q", "-p", "no:cacheprovider", "--rootdir", ".", path], [results])
        return {
            "ok": bool(results.passed) and not results.failed and not results.errors,
            "passed": len(results.passed),
            "failed": len(results.failed),
            "errors": results.errors,
            "failing": sorted(set(results.failed)),
            "output": output.getvalue(),
        }

    return in_child(run)


def run_python(root, code):
    def run():
        os.chdir(root)
        sys.path.insert(0, str(root))
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            try:
                exec(compile(code, "main.py", "exec"), {"__name__": "__main__"})
            except BaseException as error:
                return {"error": f"{type(error).__name__}: {error}"}
        return {"stdout": output.getvalue()}

    return in_child(run)


def patched(text, diff):
    """Applies a unified diff of one hunk."""
    lines = diff.splitlines()[2:]
    old_range = lines[0].split()[1]
    start = int(old_range[1:].split(",")[0]) - 1
    old = [line[1:] for line in lines[1:] if line[0] in " -"]
    new = [line[1:] for line in lines[1:] if line[0] in " +"]
    source = text.splitlines()
    if source[start : start + len(old)] != old or len(old) != int(old_range.split(",")[1]):
        return None
    return "\n".join(source[:start] + new + source[start + len(old) :]) + "\n"


def edit(file, arguments):
    text = file.read_text("utf-8")
    if "diff" in arguments:
        changed = patched(text, arguments["diff"])
        if changed is None:
            return {"error": "the diff does not fit"}
    else:
        if text.count(arguments["old_text"]) != 1:
            return {"error": f"old_text occurs {text.count(arguments['old_text'])} times"}
        changed = text.replace(arguments["old_text"], arguments["new_text"])
    file.write_text(changed, "utf-8")
    return {}


def call(root, tool, arguments):
    """Makes one call and returns its result."""
    if tool == "run_tests":
        return run_tests(root, arguments.get("path", "."))
    if tool == "run_python":
        return run_python(root, arguments["code"])
    if tool == "list_files":
        return {"entries": sorted(str(entry) for entry in root.rglob("*"))}
    if tool == "run_command":
        done = subprocess.run(["sh", "-c", arguments["command"]], cwd=root, capture_output=True)
        return {"stdout": done.stdout.decode()} if done.returncode == 0 else {"error": "failed"}
    file = root / arguments["path"]
    if tool == "write_file":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(arguments["content"], "utf-8")
        return {}
    if tool == "read_file":
        return {} if file.is_file() else {"error": "no such file"}
    if tool == "edit_file":
        return edit(file, arguments)
    return {"error": f"no such tool: {tool}"}


def check_holds(root, check):
    """Makes a check's calls in a copy of the workspace."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "work"
        shutil.copytree(root, copy)
        result = {}
        for made in check["calls"]:
            result = call(copy, made["tool"], made["arguments"])
        return result.get(check["path"][1:]) == check["value"], result


def task_problems(root, task):
    for made in task["given"]:
        call(root, made["tool"], made["arguments"])
    for check in task["checks"]:
        if check_holds(root, check)[0]:
            yield "a check holds before"
    runs = []
    for position, step in enumerate(task["solution"]):
        for made in step["calls"]:
            result = call(root, made["tool"], made["arguments"])
            if ("error" in result) != step["fails"]:
                yield f"step {position} {made['tool']}: {result.get('error', 'succeeds')}"
            if made["tool"] == "run_tests":
                runs.append(result)
    for run in runs[:-1]:
        if run["ok"]:
            yield "tests pass before the last run"
    if not runs or not runs[-1]["ok"]:
        yield "tests fail in the last run: " + (runs[-1].get("output", "") if runs else "none")
    for check in task["checks"]:
        holds, result = check_holds(root, check)
        if not holds:
            yield "a check fails after: " + result.get("output", "")


def proof_problems(root, proof):
    """A proof is a set of files and the tests that have to fail; all others may."""
    for path, text in proof["files"].items():
        call(root, "write_file", {"path": path, "content": text})
    result = run_tests(root)
    failing = result.get("failing", [])
    missing = [name for name in proof["failing"] if name not in failing]
    if result.get("errors"):
        yield "errors: " + result["output"]
    elif not proof["failing"] and failing:
        yield "the correct program fails: " + result["output"]
    elif missing:
        yield f"{missing} pass; {failing} fail"


def main():
    document = json.load(sys.stdin)
    messages = []
    jobs = [(task_problems, task) for task in document.get("tasks", [])]
    jobs += [(proof_problems, proof) for proof in document.get("proofs", [])]
    for problems, job in jobs:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder).resolve() / "work"
            root.mkdir()
            messages += [f"{job['name']}: {message}" for message in problems(root, job)]
    json.dump(messages, sys.stdout)


if __name__ == "__main__":
    main()
