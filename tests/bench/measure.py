"""Measuring commands against each other: they take turns, so that a machine that slows down for a while slows
down all of them, and medians are taken."""

import os
import resource
import signal
import statistics
import subprocess
import time

LIMIT = int(os.environ.get("BENCH_LIMIT", "60"))
MOST_MEMORY = 12 << 30  # bytes of address space: a machine that swaps measures its disk


class Measured:
    def __init__(self, cpu, wall, megabytes):
        self.cpu, self.wall, self.megabytes = cpu, wall, megabytes


def _limited():
    os.setpgid(0, 0)  # for killpg
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def once(command, limit=None, times=1):
    """One command, a list or a shell's line, so many times: seconds of CPU of it and its children, wall, and peak
    memory; None where it took longer than the limit or failed for want of memory."""
    cpu = wall = megabytes = 0
    for _ in range(times):
        begun = time.monotonic()
        process = subprocess.Popen(command, shell=isinstance(command, str), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, preexec_fn=_limited)
        late = False
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG if limit else 0)
            if pid:
                break
            if time.monotonic() - begun > limit:
                late = True
                os.killpg(process.pid, signal.SIGKILL)
                _, status, usage = os.wait4(process.pid, 0)
                break
            time.sleep(0.05)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall += time.monotonic() - begun
        cpu += usage.ru_utime + usage.ru_stime
        megabytes = max(megabytes, usage.ru_maxrss / 1024)
        if late or process.returncode not in (0, 1, 2):
            return None
    return Measured(cpu / times, wall / times, megabytes)


def in_turn(contenders, runs, times=1):
    """Medians of every contender; each is a name and a command, and with a third part it is run once, with the
    limit. None for one that did not manage."""
    found = {name: [] for name, *_ in contenders}
    for run in range(runs):
        for name, command, *limited in contenders:
            if not limited:
                found[name].append(once(command, times=times))
            elif run == 0:
                found[name].append(once(command, limit=LIMIT))
    return {name: _median(all_of) for name, all_of in found.items()}


def _median(all_of):
    if None in all_of:
        return None
    return Measured(*(statistics.median(getattr(m, what) for m in all_of) for what in ("cpu", "wall", "megabytes")))


def best(measured):
    return min(measured, key=lambda m: m.wall)


def table(heading, rows, left=1):
    print("| " + " | ".join(heading) + " |")
    print("| " + " | ".join(["---"] * left + ["--:"] * (len(heading) - left)) + " |")
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    print(flush=True)
