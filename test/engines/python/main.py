"""Answers one JSON object a line with one a line, in order.

{"language", "query"} is answered with {"refused": why or null}, and with {"events"} beside them with {"selected": a verdict
each, or null with "why"}.
"""

import json
import sys

LANGUAGE = sys.argv[1]
if LANGUAGE == "eql":
    from eql_language import check, select
else:
    from esql_language import check, select

# A long list of alternatives is a deep tree to both parsers.
sys.setrecursionlimit(20_000)


def answer(request):
    events = request.get("events")
    try:
        if events is None:
            return {"refused": check(request["query"])}
        return {"selected": select(request["query"], events)}
    except Exception as error:  # Whatever it is, it is about this query, and the next one waits.
        why = f"{type(error).__name__}: {error}"
        return {"refused": why} if events is None else {"selected": None, "why": why}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
