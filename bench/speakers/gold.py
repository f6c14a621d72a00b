#!/usr/bin/env python3
"""Brat standoff (Source, Cue, Content) and texts to the lines that speakers_bench reads.

usage: gold.py TEXT_DIR ANNOTATION_DIR [DOC...]     all documents unless some are named
"""
import json
import os
import re
import sys


def spans(field):
    return [[int(at) for at in pair.split()] for pair in field.split(";")]


def statements(path):
    texts, events = {}, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if not re.match(r"[TE]\d+\t\S+[ :]", line):
                continue  # the second line of a text with a line break
            if line[0] == "T":
                kind, where = fields[1].split(" ", 1)
                texts[fields[0]] = spans(where)
            else:
                roles = {}
                for role, target in (pair.split(":") for pair in fields[1].split()):
                    roles.setdefault(re.sub(r"\d+$", "", role).lower(), []).extend(texts.get(target, []))
                events.append(roles)
    return [{key: sorted(e.get(key, [])) for key in ("source", "cue", "content")} for e in events]


def main():
    text_dir, annotation_dir, *wanted = sys.argv[1:]
    done = set()
    for name in sorted(os.listdir(annotation_dir)):
        doc = name.rsplit("_", 1)[0]
        if not name.endswith(".ann") or doc in done or (wanted and doc not in wanted):
            continue
        done.add(doc)
        with open(os.path.join(text_dir, doc + ".txt"), encoding="utf-8", newline="") as file:
            print(json.dumps({"doc": doc, "text": file.read(), "statements": statements(os.path.join(annotation_dir, name))}))


if __name__ == "__main__":
    main()
