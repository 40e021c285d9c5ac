# Runs programs in turn and prints what the system says about each run: processor time and elapsed time in seconds, and
# the peak of the memory in MB. Input: {"rounds": n, "warmUps": n, "commands": [{"argv": [...], "cwd": ..., "env": {...}}]}.
import json
import os
import subprocess
import sys
import time

task = json.load(sys.stdin)
runs = [[] for _ in task["commands"]]
for round in range(task["warmUps"] + task["rounds"]):
    for index, command in enumerate(task["commands"]):
        start = time.monotonic()
        process = subprocess.Popen(
            command["argv"],
            cwd=command.get("cwd"),
            env={**os.environ, **command.get("env", {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.get("codes", [0]):
            sys.exit(f"{command['argv']} ended with {process.returncode}")
        if round >= task["warmUps"]:
            scale = 1024 if sys.platform != "darwin" else 1024 * 1024
            runs[index].append(
                {
                    "cpu": usage.ru_utime + usage.ru_stime,
                    "wall": time.monotonic() - start,
                    "peak": usage.ru_maxrss / scale,
                }
            )
print(json.dumps(runs))
