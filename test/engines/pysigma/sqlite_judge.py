"""The verdicts of a rule on events: pySigma converts it to SQL, and SQLite runs the query over a table of the events.

A row is a flattened event, as Zircolite stores it: a name with dots leads into objects, null is NULL, and text is
compared without case. A column that the rule compares by order is numeric, any other is text. SQLite has no lists, so
the verdict on an event with a list in a field of the rule is null. It has no networks either; Python's ipaddress tests
them.
"""

import ipaddress
import re
import sqlite3
from functools import lru_cache

from sigma.backends.sqlite import sqliteBackend
from sigma.collection import SigmaCollection
from sigma.conditions import ConditionFieldEqualsValueExpression, ConditionItem
from sigma.types import SigmaCompareExpression, SigmaFieldReference

TEXT_OF_EVENT = "text of the event"
MISSING = object()


class Backend(sqliteBackend):
    def convert_condition_field_eq_val_cidr(self, cond, state):
        return f"in_network({self.escape_and_quote_field(cond.field)}, '{cond.value.network}')"


def verdicts(text, events):
    rules = SigmaCollection.from_yaml(text)
    backend = Backend(fulltext_field=TEXT_OF_EVENT)
    queries = backend.convert_rule(rules.rules[0])
    fields = {}
    for condition in rules.rules[0].detection.parsed_condition:
        collect(condition.parsed, fields)
    columns = {name: kind for name, kind in sorted(fields.items())}
    connection = sqlite3.connect(":memory:")
    connection.create_function("REGEXP", 2, is_found, deterministic=True)
    connection.create_function("in_network", 2, is_in_network, deterministic=True)
    names = ["event number", TEXT_OF_EVENT, *columns]
    kinds = ["INTEGER", "TEXT COLLATE NOCASE", *columns.values()]
    connection.execute(f"CREATE TABLE logs ({', '.join(map(' '.join, zip(map(quoted, names), kinds)))})")
    judged = []
    for number, event in enumerate(events):
        values = [value_of(event, name) for name in columns]
        if any(isinstance(value, (list, dict)) for value in values):
            continue
        judged.append(number)
        row = [number, "\n".join(texts(event)), *map(stored, values)]
        connection.execute(f"INSERT INTO logs VALUES ({', '.join('?' * len(row))})", row)
    selected = set()
    for query in queries:
        start = "SELECT * FROM logs WHERE "
        if not query.startswith(start):
            raise ValueError(f"an unexpected query: {query}")
        for row in connection.execute(query):
            selected.add(row[0])
    connection.close()
    judged = set(judged)
    return [number in selected if number in judged else None for number in range(len(events))]


def collect(condition, fields):
    """The columns of the fields in a condition, with their types."""
    if isinstance(condition, ConditionItem):
        for arg in condition.args:
            collect(arg, fields)
    elif isinstance(condition, ConditionFieldEqualsValueExpression):
        value = condition.value
        compares = isinstance(value, SigmaCompareExpression)
        fields.setdefault(condition.field, "TEXT COLLATE NOCASE")
        if compares:
            fields[condition.field] = "NUMERIC"
        if isinstance(value, SigmaFieldReference):
            fields.setdefault(value.field, "TEXT COLLATE NOCASE")


def value_of(event, name):
    """The value of a field: of the key with this name, else through the objects that its parts name."""
    if not isinstance(event, dict):
        return event if isinstance(event, list) else MISSING
    if name in event:
        return event[name]
    for dot in range(len(name)):
        if name[dot] == "." and name[:dot] in event:
            found = value_of(event[name[:dot]], name[dot + 1 :])
            if found is not MISSING:
                return found
    return MISSING


def stored(value):
    if value is MISSING or value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    # SQLite's integers have 64 bits.
    return str(value) if isinstance(value, int) and abs(value) >= 2**63 else value


def texts(value):
    """All values of an event as texts."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    if value is None:
        return []
    return [str(stored(value))]


compiled = lru_cache(maxsize=10_000)(re.compile)


def is_found(pattern, value):
    return value is not None and compiled(pattern).search(str(value)) is not None


def is_in_network(value, network):
    try:
        return ipaddress.ip_address(value) in ipaddress.ip_network(network)
    except ValueError:
        return False


def quoted(name):
    return "`" + name.replace("`", "``") + "`"
