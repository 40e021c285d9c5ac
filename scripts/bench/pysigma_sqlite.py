"""Matches rules with the SQLite backend of pySigma: python scripts/bench/pysigma_sqlite.py <rules> <log> <count>

Prints the processor time of the queries alone, without reading rules and events, and the number of matches.
Needs the packages pysigma and pysigma-backend-sqlite.
"""

import json
import sqlite3
import sys
import time
from itertools import islice
from pathlib import Path

from sigma.backends.sqlite import sqliteBackend
from sigma.collection import SigmaCollection
from sigma.exceptions import SigmaError

folder, log, count = sys.argv[1:]
backend = sqliteBackend()
queries = []
for path in sorted(Path(folder).rglob("*.yml")):
    try:
        queries += backend.convert(SigmaCollection.from_yaml(path.read_text(encoding="utf-8")))
    except (SigmaError, NotImplementedError, TypeError, AttributeError):
        continue

with open(log, encoding="utf-8") as lines:
    events = [json.loads(line) for line in islice(lines, int(count))]
names = {}
for event in events:
    for name in event:
        names.setdefault(name.lower(), name)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def connect():
    database = sqlite3.connect(":memory:")
    database.create_function("REGEXP", 2, lambda pattern, value: False)
    return database


database = connect()
columns = ", ".join(quoted(name) for name in names.values())
database.execute(f"CREATE TABLE logs ({columns})")
marks = ", ".join("?" for _ in names)
for event in events:
    values = {name.lower(): value for name, value in event.items()}
    row = [json.dumps(v) if isinstance(v, (dict, list)) else v for v in (values.get(name) for name in names)]
    database.execute(f"INSERT INTO logs VALUES ({marks})", row)

start = time.process_time()
matches = failed = 0
for query in queries:
    try:
        matches += len(database.execute(query.replace("<TABLE_NAME>", "logs")).fetchall())
    except sqlite3.Error:
        failed += 1
seconds = time.process_time() - start
print(json.dumps({"events": len(events), "queries": len(queries), "failed": failed, "matches": matches, "seconds": seconds}))
