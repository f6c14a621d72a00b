#!/usr/bin/env python3
"""Measures the program on the example case and holds every figure to its floor (a ratchet: raise a floor when a change
lifts the figure, never lower it in silence).

usage: case_floors.py ONRECORD CASE_DIR FLOORS.json [--write]
FLOORS.json: {"area": {"figure": floor}}; a figure named "max ..." is a ceiling. --write prints today's figures.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

SCORER = pathlib.Path(__file__).with_name("score_case.py")


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode not in (0, 3):  # 3: something could not be read, the rest was
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def figures(program, case):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "analyse.jsonl").write_text(run([program, "analyse", "--jobs", "2", case / "sources"]), encoding="utf-8")
        run([program, "build", "--quiet", folder / "case.db", case / "sources"])
        (folder / "confront.json").write_text(run([program, "confront", folder / "case.db", "--json", "--limit", "100"]), encoding="utf-8")
        return json.loads(run([sys.executable, SCORER, case, "--analyse", folder / "analyse.jsonl", "--confront", folder / "confront.json", "--json"]))


def main():
    program, case, floors_file = map(pathlib.Path, sys.argv[1:4])
    found = figures(program.resolve(), case.resolve())
    if "--write" in sys.argv:
        print(json.dumps(found, indent=1))
        return
    problems = []
    for area, floors in json.loads(floors_file.read_text(encoding="utf-8")).items():
        for name, floor in floors.items():
            ceiling = name.startswith("max ")
            value = found[area][name.removeprefix("max ")]
            print(f"{area:15} {name:24} {value} ({'at most' if ceiling else 'at least'} {floor})")
            if value is None or (value > floor if ceiling else value < floor):
                problems.append(f"{area}: {name} is {value}, its floor is {floor}")
    print("\n".join(problems) if problems else "every figure holds its floor")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
