"""Executes SQL statements on a database of the workspace and prints the last result as JSON."""

import json
import os
import sqlite3
import sys

_MAX_ROWS = 200
_FRAME_BYTES = 80


def _statements(script):
    start = 0
    end = script.find(";")
    while end >= 0:
        if sqlite3.complete_statement(script[start : end + 1]):
            yield script[start : end + 1]
            start = end + 1
        end = script.find(";", end + 1)
    if script[start:].strip():
        yield script[start:]


def _value(value):
    if isinstance(value, bytes):
        return "x'" + value.hex() + "'"
    if isinstance(value, float) and value - value != 0:
        return "Inf" if value > 0 else "-Inf"
    return value


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rows(cursor, limit):
    """Returns as many rows as there may be and as fit."""
    result = {"columns": [column[0] for column in cursor.description], "rows": []}
    left = limit - _FRAME_BYTES - len(_json(result["columns"]).encode("utf-8", "replace"))
    for row in cursor:
        row = [_value(value) for value in row]
        left -= 1 + len(_json(row).encode("utf-8", "replace"))
        if left < 0 or len(result["rows"]) == _MAX_ROWS:
            result["truncated"] = True
            break
        result["rows"].append(row)
    truncated = result.pop("truncated", False)
    result["row_count"] = len(result["rows"])
    if truncated:
        result["truncated"] = True
    return result


def _execute(connection, script, limit):
    result = None
    before = connection.total_changes
    for statement in _statements(script):
        cursor = connection.execute(statement)
        if cursor.description is not None:
            result = _rows(cursor, limit)
        cursor.close()
    return result or {"changes": connection.total_changes - before}


def _main():
    with open("/run/sandbox/code", encoding="utf-8", newline="") as file:
        script = file.read()
    database = sys.argv[1]
    os.makedirs(os.path.dirname(database), exist_ok=True)
    connection = sqlite3.connect(database, isolation_level=None)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        result = _execute(connection, script, int(sys.argv[2]))
        connection.close()
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        sys.stderr.write(str(error))
        sys.exit(1)
    sys.stdout.buffer.write(_json(result).encode("utf-8", "replace"))


_main()
