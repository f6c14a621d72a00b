#!/usr/bin/env python3
"""How well a case's gold issues are met by the issues that the program finds.

usage: issues_gold.py ONRECORD CASE_DIR…

CASE_DIR: a case with `gold.json`, or an invented dispute with `issues.json`: [{"label", "statements": [{"file", "words"}]}]. A case's gold issue's statements are those that it lists (`statements`), found by their words (Jaccard .6), where it lists any; else those of the record that have one of its terms, or whose words are (Jaccard .6) those of a half of one of its confrontations; of two and more. It is covered where one found
issue has .7 of them and they are .7 of its own. Printed: how many are covered, and the mean over the gold issues of the best F1 that a found one reaches.
"""
import json
import pathlib
import re
import sys
import tempfile

from disputes import located, run, words


def alike(sets, halves):
    """The places of the sets of words that are those of a half (Jaccard .6)."""
    return {i for i, one in enumerate(sets) for half in halves if one and len(one & half) / len(one | half) >= 0.6}


def gold_issues(gold, contents):
    said = {statement["id"]: set(words(" ".join(statement["content"]))) for statement in gold["statements"]}
    lower, sets = [content.lower().replace("’", "'") for content in contents], [set(words(content)) for content in contents]
    pairs = [pair for name in ("confrontations", "also_confrontations", "confrontations_more") for pair in gold.get(name, [])]
    for issue in gold["issues"]:
        if "statements" in issue:
            members = alike(sets, [said[one] for one in issue["statements"] if one in said])
        else:
            terms = [re.compile(r"(?<!\w)" + re.escape(term.lower().replace("’", "'"))) for term in issue["terms"]]
            halves = [said[pair[half]] for pair in pairs if pair.get("issue") == issue["id"] for half in "ab" if pair[half] in said]
            members = {i for i, text in enumerate(lower) if any(term.search(text) for term in terms)} | alike(sets, halves)
        if len(members) >= 2:
            yield issue["id"], members


def marked_issues(issues, statements):
    places = {statement["id"]: i for i, statement in enumerate(statements)}
    for issue in issues:
        yield issue["label"], {places[one] for half in issue["statements"] for one in located(statements, half)}


def best(members, found):
    """The best F1 of a found issue, and whether one covers the gold one."""
    f1, covered = 0.0, False
    for name, one in found.items():
        both = len(members & one)
        precision, recall = both / len(one), both / len(members)
        f1 = max(f1, 2 * both / (len(one) + len(members)))
        covered = covered or (precision >= 0.7 and recall >= 0.7)
    return f1, covered


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    for case in map(pathlib.Path, sys.argv[2:]):
        with tempfile.TemporaryDirectory() as folder:
            record = pathlib.Path(folder) / "case.db"
            run(program, "build", "--quiet", record, case / "sources")
            statements = [json.loads(line) for line in run(program, "export", record, "--format", "jsonl").splitlines()]
        found = {}
        for i, statement in enumerate(statements):
            for name in filter(None, (statement["issue"], statement["wider_issue"])):
                found.setdefault(name, set()).add(i)
        if (case / "gold.json").exists():
            issues = gold_issues(json.loads((case / "gold.json").read_text(encoding="utf-8")), [statement["content"] for statement in statements])
        else:
            issues = marked_issues(json.loads((case / "issues.json").read_text(encoding="utf-8")), statements)
        figures = {name: best(members, found) for name, members in issues}
        print(case.name, f"covered {sum(covered for _, covered in figures.values())} of {len(figures)}, mean best F1 {sum(f1 for f1, _ in figures.values()) / len(figures):.3f}, {len(found)} found,",
              f"{sum(statement['issue'] is not None for statement in statements)} of {len(statements)} statements;", {name: round(f1, 2) for name, (f1, _) in figures.items()})  # fmt: skip


if __name__ == "__main__":
    main()
