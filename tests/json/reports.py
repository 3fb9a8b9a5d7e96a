"""Reports: the XML is what schemas/report.xsd says; the page's numbers are those of the JSON and the text;
nothing in it could load, run or mislead; the names of a hostile document are text."""

import base64
import hashlib
import re
import shutil
import subprocess
import tempfile
from html.parser import HTMLParser

from vssdoc import CORPUS, SOURCE, Check, Run, captured, made, named, parse

SCHEMA = SOURCE / "schemas" / "report.xsd"
LARGEST = 1_000_000  # bytes of the page of a real capture

ELEMENTS = set("""html head meta title link style body a header p h1 h2 h3 h4 small main section article nav ul li
    span strong b i code br dl dt dd table thead tbody tr th td details summary div input label button footer
    script""".split())
VOID = {"meta", "link", "br", "input"}
ATTRIBUTES = set("""lang charset http-equiv content name rel href class id role type autocomplete spellcheck
    placeholder aria-keyshortcuts aria-live aria-labelledby aria-label for hidden tabindex scope data-s data-v
    open""".split())


class Page(HTMLParser):
    """What a browser would see: elements, texts, rows with their states, lists of file sets."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.attributes, self.links, self.ids = [], [], [], []
        self.texts, self.raw, self.rows, self.policy = [], {"style": [], "script": []}, {}, ""
        self.file_sets = self.cells = 0
        self.inside, self.lists, self.tables = None, [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.elements.append(tag)
        self.attributes += given
        self.links += [given[key] for key in ("href", "src") if key in given]
        self.ids += [given["id"]] if "id" in given else []
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if tag == "table":
            self.tables.append(given.get("class", ""))
        if tag == "tr" and self.tables[-1] == "rows files":
            self.cells += 1
        if tag == "tr" and "data-s" in given:
            self.rows[given["data-s"]] = self.rows.get(given["data-s"], 0) + 1
        if tag == "ul":
            self.lists.append(given.get("class"))
        if tag == "li" and self.lists[-1] == "f":
            self.file_sets += 1
        if tag == "thead" and self.tables[-1] == "rows files":
            self.cells -= 1
        if tag in self.raw:
            self.inside = tag

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = None
        if tag == "table":
            self.tables.pop()
        if tag == "ul":
            self.lists.pop()

    def handle_data(self, data):
        (self.raw[self.inside] if self.inside else self.texts).append(data)

    def text(self):
        return "".join(self.texts)


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def check_page(check, operand, page):
    """Nothing but what our stylesheets make."""
    strange = set(page.elements) - ELEMENTS
    check.that(not strange, operand, "elements", strange)
    strange = set(page.attributes) - ATTRIBUTES
    check.that(not strange, operand, "attributes", strange)
    check.that(all(link.startswith("#") or link == "data:," for link in page.links), operand, "links")
    check.that(len(set(page.ids)) == len(page.ids), operand, "an id is there twice")
    check.that(not [i for i in page.links if i[:1] == "#" and i[1:] not in page.ids], operand, "a link leads nowhere")
    for kind in ("style", "script"):
        check.that(page.elements.count(kind) == 1, operand, "one", kind)
        check.that(f"{kind}-src {digest(''.join(page.raw[kind]))}" in page.policy, operand, "hash of", kind)
    check.that(page.policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'"), operand, page.policy)
    check.that(not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x80-\x9f]", page.text()), operand, "hidden characters")


def numbers(text, pattern):
    found = re.search(pattern, text)
    return tuple(int(number.replace(",", "")) for number in found.groups()) if found else None


def check_numbers(check, operand):
    """One capture's: JSON, text, XML and page count alike."""
    inspected = parse(Run("inspect", "-f", "json", operand).out)["captures"]
    if len(inspected) != 1:
        return
    writers = inspected[0]["writers"]
    components = [c for w in writers for c in w["components"]]
    # what excludes and mappings hold stands in the page as well
    besides = sum(len(w[key]) for w in writers
                  for key in ("include_files", "exclude_files", "exclude_files_from_snapshot"))
    besides += sum(len((w["restore_method"] or {}).get("alternate_location_mappings", [])) for w in writers)
    bcd = inspected[0]["backup_components"]
    for entry in bcd["writers"] if bcd else []:
        besides += sum(len(c["alternate_location_mappings"]) + len(c["new_targets"]) for c in entry["components"])
    expected = (len(writers), len(components), sum(len(c["files"]) for c in components))
    summary = parse(Run("validate", "-f", "json", operand).out)["summary"]
    selected = parse(Run("select", "-f", "json", operand).out)["captures"][0]
    chosen = selected["summary"]

    xml = Run("render", "-f", "xml", operand).out.decode()
    told = numbers(xml, r'<overview [^>]* writers="(\d+)" components="(\d+)" file-sets="(\d+)"')
    check.that(told == expected, operand, "XML", told, expected)
    told = numbers(xml, r'<findings error="(\d+)" warning="(\d+)" info="(\d+)" accepted="(\d+)"')
    check.that(told == tuple(summary[k] for k in ("error", "warning", "info", "accepted")), operand, "findings", told)
    told = numbers(xml, r'<selection [^>]* components="(\d+)" included="(\d+)" file-sets="(\d+)"')
    check.that(told == tuple(chosen[k] for k in ("components", "components_included", "file_sets")), operand, "selection", told)
    check.that(xml.count("<file-set ") == expected[2] + besides, operand, "file sets in the XML", xml.count("<file-set "))

    page = Page(Run("render", operand).out.decode())
    check_page(check, operand, page)
    check.that(page.file_sets + page.cells == expected[2] + besides, operand, "file sets in the page",
               page.file_sets, page.cells, expected[2] + besides)
    found = {k: page.rows.get(k, 0) for k in ("error", "warning", "info", "accepted")}
    check.that(all(found[k] == summary[k] for k in found) or "more of the same kinds" in page.text(), operand, "rows", found)
    check.that((page.rows.get("in", 0), page.rows.get("out", 0)) ==
               (chosen["components_included"], chosen["components"] - chosen["components_included"]), operand, "in and out")

    text = Run("inspect", operand).out.decode()
    told = numbers(text, r"([\d,]+) writers?, ([\d,]+) components?, ([\d,]+) file sets?")
    check.that(told in (None, expected), operand, "text", told, expected)
    markdown = Run("render", "-f", "markdown", operand).out.decode()
    told = numbers(markdown, r"Writers \| ([\d,]+) with ([\d,]+) components?, ([\d,]+) file sets?")
    check.that(told == expected, operand, "Markdown", told, expected)
    told = numbers(markdown, r"([\d,]+) errors?, ([\d,]+) warnings?, ([\d,]+) notes?")
    check.that(told == tuple(summary[k] for k in ("error", "warning", "info")), operand, "Markdown's findings", told)


def check_schema(check, operand):
    for command in ("render", "validate", "select", "timeline", "restore"):
        run = Run(command, "-f", "xml", operand)
        if run.code == 2 and not run.out:
            continue
        with tempfile.NamedTemporaryFile(suffix=".xml") as file:
            file.write(run.out)
            file.flush()
            lint = subprocess.run(["xmllint", "--huge", "--noout", "--schema", SCHEMA, file.name], capture_output=True, check=False)
        check.that(lint.returncode == 0, command, operand, lint.stderr.decode()[:300])
        check.that(run.within_limits(), command, operand, "takes", run.seconds, "s", run.megabytes, "MB")


def check_differences(check):
    """A page of changes counts as diff's JSON does."""
    old, new = named(CORPUS / "made" / "reboot" / "before"), named(CORPUS / "made" / "reboot" / "after")
    summary = parse(Run("diff", "-f", "json", old, new).out)["summary"]
    page = Page(Run("diff", "-f", "html", old, new).out.decode())
    check_page(check, "diff", page)
    told = {level: page.rows.get(level, 0) for level in ("breaking", "warning", "info")}
    check.that(all(told[level] == summary[level] for level in told), "diff", told, summary)


def check_history(check):
    """So does one of captures in a row; each step is there, and links lead to what took a change back."""
    operands = [named(CORPUS / "made" / "chain" / which) for which in ("full", "inc1", "full")]
    told = parse(Run("diff", "--history", "-f", "json", *operands).out)
    page = Page(Run("diff", "--history", "-f", "html", *operands).out.decode())
    check_page(check, "history", page)
    changes = [change for step in told["steps"] for change in step["changes"]]
    check.that(changes and sum(page.rows.values()) == len(changes), "history", page.rows, len(changes))
    gone = sum(change["undone_in"] is not None for change in changes)
    back = sum(change["undoes_that_of"] is not None for change in changes)
    check.that((gone, back) == (page.links.count("#differences-2") - 1, page.links.count("#differences-1") - 1),
               "history", gone, back, page.links)
    if shutil.which("xmllint"):
        run = Run("diff", "--history", "-f", "xml", *operands)
        lint = subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, "-"], input=run.out, capture_output=True, check=False)
        check.that(lint.returncode == 0, "history", lint.stderr.decode()[:300])


def check_alike(check, operand):
    for form in ("html", "markdown", "vshadow", "xml"):
        first, second = Run("render", "-f", form, operand), Run("render", "-f", form, operand)
        check.that(first.out == second.out, operand, form, "differs from run to run")


HOSTILE = ["<img src=x onerror=alert(1)>", '"]; evil [label="', "=cmd|'/c calc'!A0", "<U+202E>gnp.exe",
           "</script><script>alert(2)</script>", "&#0; %00 \\0", "<U+2028>line<U+2029>paragraph<U+200F>"]


def check_names(check):
    operand = named(CORPUS / "hostile" / "markup-names.xml")
    page = Page(Run("render", operand).out.decode())
    check_page(check, operand, page)
    listing = Run("render", "-f", "vshadow", operand).out.decode()
    for name in HOSTILE:
        check.that(name in page.text(), "page:", name)
        check.that(name in listing, "listing:", name)


def check_size(check, operand):
    run = Run("render", operand)
    check.that(len(run.out) <= LARGEST, operand, "the page has", len(run.out), "bytes")


def main():
    check = Check()
    if shutil.which("xmllint"):
        operands = [*made(), *captured()]
        operands += [named(path) for folder in ("hostile", "broken") for path in sorted((CORPUS / folder).glob("*.xml"))]
        check.every(lambda operand: check_schema(check, operand), operands)
    else:
        print("no xmllint: reports are not validated")
    check.every(lambda operand: check_numbers(check, operand), [*made(), *captured()])
    check.every(lambda operand: check_alike(check, operand), [named(CORPUS / "made" / "sql2012r2"), *captured()])
    check_names(check)
    check_differences(check)
    check_history(check)
    for operand in captured():
        check_size(check, operand)
    check.end()


main()
