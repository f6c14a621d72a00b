#!/usr/bin/env python3
"""One way through: a stage may include headers of base/ and of stages before it, never of those after it."""
import pathlib
import re
import sys

ORDER = ["base", "source", "page", "chat", "language", "speech", "people", "time", "analyse", "record", "compare", "view", "serve", "cli"]


def main():
    root = pathlib.Path(sys.argv[1])
    problems = []
    for file in sorted(root.glob("src/*/*")):
        stage = file.parent.name
        if stage not in ORDER:
            problems.append(f"{file}: {stage}/ is no stage: add it to the order of the data, or move the file")
            continue
        if file.suffix not in (".h", ".cc"):
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            included = re.match(r'#include "(\w+)/', line)
            if included and ORDER.index(included[1]) > ORDER.index(stage):
                problems.append(f"{file}:{number}: {stage}/ includes {included[1]}/, which comes after it")
    print("\n".join(problems) if problems else "every include goes back along the path of the data")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
