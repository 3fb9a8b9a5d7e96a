"""Work of more than a second tells on a terminal how far it is, in one line that goes away again; nowhere else,
and not when told to be quiet."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import time

from vssdoc import MADE, PROGRAM, Check, environment

SHOWN = re.compile(rb"\rvssdoc: \d+ captures?, [^\r\n]*\x1b\[K")
SLOW = 1.8  # seconds that standard input takes to say something


def run(*options, terminal, columns=80, term="xterm", seconds=SLOW):
    """Standard error of an inspection whose input is slow."""
    ours, theirs = pty.openpty() if terminal else os.pipe()
    if terminal:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen([PROGRAM, "inspect", "--no-config", "-j", "2", *options, MADE / "mywriter", "-"],
                          stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=theirs,
                          env=environment(TERM=term)) as process:
        os.close(theirs)
        time.sleep(seconds)
        process.stdin.write(b"no document")
        process.stdin.close()
        said = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how a terminal ends
                part = b""
            if not part:
                break
            said += part
    os.close(ours)
    return said


def after(said):
    """What is left on the screen: the last line's text after what takes it away."""
    return said.replace(b"\r\n", b"\n").rsplit(b"\r\x1b[K", 1)[-1]


def main():
    check = Check()
    said = run(terminal=True)
    check.that(len(SHOWN.findall(said)) >= 2, "a terminal is told nothing", said)
    check.that(after(said).startswith(b"vssdoc: ") and b"captures" not in after(said), "the line stays", said)
    narrow = run(terminal=True, columns=20)
    lines = re.findall(rb"\r(vssdoc: [^\r\x1b]*)\x1b", narrow)
    check.that(lines and all(len(line) <= 19 for line in lines), "a narrow terminal breaks the line", narrow)
    for what, told in (("quiet", run("--quiet", terminal=True)), ("a pipe", run(terminal=False)),
                       ("a dumb terminal", run(terminal=True, term="dumb")),
                       ("less than a second", run(terminal=True, seconds=0.1))):
        check.that(b"captures" not in told and b"\x1b" not in told and told.startswith(b"vssdoc: "), what, "is told", told)
    check.end()


main()
