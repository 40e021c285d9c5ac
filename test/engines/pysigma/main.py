"""Answers one JSON object a line with one a line, in order.

{"rule", "events"} is answered with {"verdicts": a verdict for each event}, or with {"refused": why} if pySigma cannot
read or convert the rule. {"rule", "pipeline"} is answered with {"tree": the condition of the processed rule}.
"""

import json
import sys

from sqlite_judge import verdicts
from pipeline_judge import processed

# A long list of alternatives is a deep tree.
sys.setrecursionlimit(20_000)


def answer(request):
    try:
        if "pipeline" in request:
            return {"tree": processed(request["rule"], request["pipeline"])}
        return {"verdicts": verdicts(request["rule"], request["events"])}
    except Exception as error:  # Whatever it is, it is about this rule, and the next one waits.
        return {"refused": f"{type(error).__name__}: {error}"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
