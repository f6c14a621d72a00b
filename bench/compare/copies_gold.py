#!/usr/bin/env python3
"""Scores copies against a case's gold `copies`: copies_gold.py CASE_DIR COPIES.json [--list]

Documents: pairs of one kind, in either order. Statements: a passage stands for the gold statement of its document that has its words. A
gold pair counts as found where both are linked through found quotations (all that repeat one passage point at the first), and as
misquoted where the link says so. Found links between statements that gold joins, directly or through others, are right; the
others are listed: gold does not name every repetition, so a reader must judge them.
"""

import collections
import json
import os
import re
import sys


def words(text):
    return re.findall(r"\w+", text.lower().replace("’", "'"))


def held(text, passage):
    """Share of the passage's words that the text has."""
    text, passage = collections.Counter(words(text)), collections.Counter(words(passage))
    return sum((text & passage).values()) / max(1, sum(passage.values()))


class Union:
    def __init__(self):
        self.above = {}

    def of(self, x):
        while self.above.get(x, x) != x:
            x = self.above[x]
        return x

    def join(self, a, b):
        self.above[self.of(a)] = self.of(b)


def main():
    case, found = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
    gold = json.load(open(os.path.join(case, "gold.json"), encoding="utf-8"))
    statements = {s["id"]: s for s in gold["statements"]}
    by_doc = collections.defaultdict(list)
    for s in gold["statements"]:
        by_doc[s["doc"]].append(s)
    pairs = [(c["a"], c["b"], c["kind"]) for c in gold["copies"]]
    is_doc = lambda name: name not in statements
    wanted = {(*sorted((a, b)), kind) for a, b, kind in pairs if is_doc(a)}
    name = os.path.basename
    got = {(*sorted((name(d["a"]), name(d["b"]))), d["kind"]) for d in found["documents"]}
    whole = {pair[:2] for pair in got if pair[2] != "quotes"}
    print(f"documents: {len(wanted & got)} of {len(wanted)} found; {len(got - wanted)} more: {sorted(got - wanted)}; missed {sorted(wanted - got)}")

    def gold_of(doc, passage):
        """The gold statement that has most of the passage, of several the shortest."""
        best = max(by_doc[name(doc)], key=lambda s: (held(" ".join(s["content"]), passage), -len(" ".join(s["content"]))), default=None)
        return best["id"] if best and held(" ".join(best["content"]), passage) >= 0.6 else None

    linked, wrong, gold_groups, links = Union(), [], Union(), []
    for a, b, _ in pairs:
        if not is_doc(a):
            gold_groups.join(a, b)
    misquoted = set()
    for q in found["quotations"]:
        a, b = gold_of(q["doc"], q["words"]), gold_of(q["original_doc"], q["original_words"])
        links.append((a, b, q))
        if a and b:
            linked.join(a, b)
            if not q["exact"]:
                misquoted |= {(a, b), (b, a)}
    hit = missed = 0
    for a, b, kind in pairs:
        if is_doc(a):
            continue
        together = linked.of(a) == linked.of(b) or tuple(sorted((statements[a]["doc"], statements[b]["doc"]))) in whole
        right = together and (kind != "misquoted" or (a, b) in misquoted)
        hit += right
        if not right:
            missed += 1
            print("  missed", kind, a, b, "|", " … ".join(statements[a]["content"])[:80], "|", " … ".join(statements[b]["content"])[:100])
    wrong = [(a, b, q) for a, b, q in links if not (a and b and gold_groups.of(a) == gold_groups.of(b))]
    print(f"statements: {hit} of {hit + missed} found; {len(links)} links, {len(links) - len(wrong)} of them joined by gold")
    if "--list" in sys.argv:
        for a, b, q in wrong:
            print(f"  {q['score']:.2f} {'' if q['exact'] else 'MISQUOTED ' + q['said'] + ' -> ' + q['printed']} {a}|{b} [{name(q['doc'])[:18]}] {q['words'][:90]} || [{name(q['original_doc'])[:18]}] {q['original_words'][:110]}")


if __name__ == "__main__":
    main()
