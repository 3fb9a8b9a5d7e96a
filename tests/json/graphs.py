"""Graphs: in the form of their schema, whole in themselves, and drawn by Graphviz as they are."""

import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from vssdoc import SOURCE, Check, Run, captured, made, need_jsonschema, parse, schema_named

KINDS = ["components", "dependencies", "volumes", "restore"]
DOT = shutil.which("dot")


def drawn(dot):
    """The titles of the nodes and edges that Graphviz draws."""
    svg = subprocess.run([DOT, "-Tsvg"], input=dot, capture_output=True, check=True, timeout=60).stdout
    found = {"node": [], "edge": []}
    for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}g"):
        if each.get("class") in found:
            found[each.get("class")].append(each.find("{http://www.w3.org/2000/svg}title").text)
    return found


def main():
    jsonschema = need_jsonschema()
    check = Check()
    schema = schema_named("graph")

    def check_graph(operand, kind, graph):
        nodes, groups = ({each["id"] for each in graph[key]} for key in ("nodes", "groups"))
        check.that(len(nodes) == len(graph["nodes"]), operand, kind, "ids are not unique")
        check.that(all(n["group"] is None or n["group"] in groups for n in graph["nodes"]), operand, kind, "groups")
        check.that(all(n["above"] is None or n["above"] in nodes for n in graph["nodes"]), operand, kind, "above")
        check.that(all({e["from"], e["to"]} <= nodes for e in graph["edges"]), operand, kind, "edges")
        more = sum(n["more"] or 0 for n in graph["nodes"])
        if kind == "components":
            shown = sum(n["kind"] == "component" for n in graph["nodes"])
            check.that(shown + max(more, graph["left_out"]) == graph["nodes_in_all"], operand, kind, "counts")

    def check_operand(operand):
        for kind in KINDS:
            run = Run("graph", "--of", kind, "--format", "json", operand)
            check.that(run.code == 0, operand, kind, "exit", run.code, run.err)
            report = parse(run.out)
            error = jsonschema.exceptions.best_match(schema.iter_errors(report))
            check.that(error is None, operand, kind, error and error.message)
            for graph in report["graphs"]:
                check_graph(operand, kind, graph)
            if DOT and sum(len(g["nodes"]) for g in report["graphs"]) < 300:
                found = drawn(Run("graph", "--of", kind, operand).out)
                expected = sum(len(g["nodes"]) or 1 for g in report["graphs"])
                check.that(len(found["node"]) == expected, operand, kind, "draws", len(found["node"]), "of", expected)
            few = parse(Run("graph", "--of", kind, "--format", "json", "--max-nodes", "5", operand).out)
            check.that(all(len(g["nodes"]) <= 5 for g in few["graphs"]), operand, kind, "more than five nodes")
            for graph in few["graphs"]:
                check_graph(operand, kind, graph)

    check.every(check_operand, [*made(), *captured()])
    if not DOT:
        print("no dot: nothing was drawn")
    check.end()


main()
