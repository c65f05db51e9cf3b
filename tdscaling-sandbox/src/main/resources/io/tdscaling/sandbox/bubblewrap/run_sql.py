"""Executes SQL statements on a database of the workspace and prints the last result as JSON."""

import json
import os
import sqlite3
import sys

_MAX_ROWS = 200


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
        return value.hex()
    if isinstance(value, float) and value - value != 0:
        return None
    return value


def _rows(cursor):
    rows = cursor.fetchmany(_MAX_ROWS + 1)
    shown = [[_value(value) for value in row] for row in rows[:_MAX_ROWS]]
    result = {
        "columns": [column[0] for column in cursor.description],
        "rows": shown,
        "row_count": len(shown),
    }
    if len(rows) > _MAX_ROWS:
        result["truncated"] = True
    return result


def _execute(connection, script):
    result = None
    before = connection.total_changes
    for statement in _statements(script):
        cursor = connection.execute(statement)
        if cursor.description is not None:
            result = _rows(cursor)
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
        result = _execute(connection, script)
        connection.close()
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        sys.stderr.write(str(error))
        sys.exit(1)
    json.dump(result, sys.stdout, ensure_ascii=False, separators=(",", ":"))


_main()
