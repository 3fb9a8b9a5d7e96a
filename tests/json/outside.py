"""Whatever a document names, nothing is opened that is not named on the command line, and nothing connects."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from vssdoc import BUILD, CORPUS, MADE, SANITIZED, Check, Run, named, rows, skip

# Where a program's own libraries lie, and what is asked for the time of a zip's members and the
# locale that their names are read in.
SYSTEM = ("/lib", "/usr/lib", "/usr/local/lib", "/etc/ld.so.", "/etc/localtime", "/usr/share/zoneinfo/",
          "/usr/share/locale/locale.alias", str(BUILD))
LIBRARY = re.compile(r"/lib[\w+-]+\.so[.0-9]*$")  # wherever the loader may look for them
CALLS = "open,openat,openat2,creat,connect,socket,execve"

check = Check()


def traced(operand, form):
    """What strace saw: opened paths, and the calls that should not be there at all."""
    with tempfile.NamedTemporaryFile("r", errors="replace") as log:
        prefix = ("strace", "-f", "-y", "-qq", "-e", f"trace={CALLS}", "-s", "4096", "-o", log.name)
        Run("inspect", "-v", "--format", form, operand, prefix=prefix, ASAN_OPTIONS="detect_leaks=0")
        calls = log.read().splitlines()
    opened = [match.group(1) for call in calls for match in [re.search(r'open\w*\((?:[^"]*, )?"(.*?)"', call)]
              if match]
    strange = [call for call in calls if re.search(r"\b(connect|socket|creat)\(|O_(WRONLY|RDWR|CREAT)\b", call)]
    return opened, strange, len([call for call in calls if "execve(" in call])


def check_input(operand):
    for form in ("text", "json"):
        opened, strange, executed = traced(operand, form)
        others = [path for path in opened
                  if not path.startswith((*SYSTEM, operand)) and not LIBRARY.search(path)]
        check.that(opened, operand, "was not traced")
        check.that(not others, operand, "makes it open", others)
        check.that(not strange, operand, "makes it call", strange)
        check.that(executed <= 1, operand, "makes it start a program")


def folder_with_links(folder):
    """A capture whose folder holds links to what lies outside it."""
    shutil.copy(MADE / "mywriter" / "bcd.xml", folder)
    (folder / "MyWriter.xml").symlink_to(MADE / "mywriter" / "MyWriter.xml")
    (folder / "hyperv").symlink_to(MADE / "hyperv")
    (folder / "everything").symlink_to("/")
    (folder / "again").symlink_to(".")


def main():
    if shutil.which("strace") is None:
        skip("no strace; on Debian: apt-get install strace")
    if subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode:
        skip("strace may not trace here")
    if SANITIZED:
        skip("a program with sanitizers opens files of its own")
    named_files = [named(CORPUS / "hostile" / row[0]) for row in rows("hostile/EXPECTED.tsv")
                   if row[0].endswith((".xml", ".tar")) or row[0] in ("links.zip", "names.zip")]
    with tempfile.TemporaryDirectory() as folder:
        folder_with_links(Path(folder))
        check.every(check_input, [*named_files, named(MADE / "sql2012r2"), folder])
    check.end()


main()
