"""Makes calls of the code tools with what the machine has: a line of JSON in, a line of JSON out."""
import contextlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

MAX_ROWS = 200


def inside(root, path):
    return Path(root, path)


def run_python(state, arguments):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(arguments["code"], "main.py", "exec"), state["globals"])
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
        return True, {
            "error": {"code": "exception", "message": message},
            "exit_code": 1,
            "stdout": out.getvalue(),
            "stderr": traceback.format_exc(),
        }
    return False, {"exit_code": 0, "stdout": out.getvalue()}


def statements(text):
    pending = ""
    for piece in text.split(";"):
        pending += piece + ";"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def run_sql(state, arguments):
    connection = sqlite3.connect(inside(state["root"], arguments.get("database", "data.db")))
    result = {"changes": 0}
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        for statement in statements(arguments["sql"]):
            cursor = connection.execute(statement)
            if cursor.description:
                rows = [list(row) for row in cursor]
                result = {
                    "columns": [column[0] for column in cursor.description],
                    "rows": rows[:MAX_ROWS],
                    "row_count": len(rows[:MAX_ROWS]),
                }
                if len(rows) > MAX_ROWS:
                    result["truncated"] = True
        connection.commit()
    except (sqlite3.Error, sqlite3.Warning) as error:
        return True, {"error": {"code": "sql_error", "message": str(error)}}
    finally:
        connection.close()
    return False, result


def run_command(state, arguments):
    done = subprocess.run(
        ["bash", "-c", arguments["command"]],
        cwd=state["root"],
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=30,
    )
    answer = done.returncode == 1 and arguments["command"].split()[0] in ("grep", "diff")
    result = {"exit_code": done.returncode, "stdout": done.stdout}
    if done.stderr:
        result["stderr"] = done.stderr
    return done.returncode != 0 and not answer, result


def write_file(state, arguments):
    path = inside(state["root"], arguments["path"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(arguments["content"], encoding="utf-8", newline="")
    return False, {"path": arguments["path"]}


def read_file(state, arguments):
    path = inside(state["root"], arguments["path"])
    if not path.is_file():
        return True, {"error": {"code": "not_found", "message": arguments["path"]}}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = arguments.get("start_line", 1)
    return False, {"content": "".join(lines[start - 1 : arguments.get("end_line", len(lines))])}


def list_files(state, arguments):
    root = Path(state["root"])
    directory = inside(state["root"], arguments.get("directory", "."))
    found = directory.rglob("*") if arguments.get("recursive") else directory.iterdir()
    entries = [{"path": str(path.relative_to(root))} for path in sorted(found)]
    return False, {"entries": entries}


def open_workspace(state):
    close_workspace(state)
    state["root"] = tempfile.mkdtemp(prefix="workspace-")
    state["globals"] = {"__name__": "__main__"}
    os.chdir(state["root"])


def close_workspace(state):
    if "root" in state:
        os.chdir("/")
        shutil.rmtree(state.pop("root"))


def main():
    state = {}
    tools = {
        tool.__name__: tool
        for tool in (run_python, run_sql, run_command, write_file, read_file, list_files)
    }
    answers = sys.stdout
    for line in sys.stdin:
        call = json.loads(line)
        if call["tool"] == "open":
            open_workspace(state)
            error, content = False, {}
        else:
            error, content = tools[call["tool"]](state, call["arguments"])
        answers.write(json.dumps({"error": error, "content": content}) + "\n")
        answers.flush()
    close_workspace(state)


main()
