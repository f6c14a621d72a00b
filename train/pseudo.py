#!/usr/bin/env python3
"""Marks cues inside the contents of others, which PolNeAR leaves out by design: a trained model reads each content as if it stood
alone, and what it finds there is written down as nested attributions for the next training.

    python3 train/pseudo.py --weights DIR --graphs models/attribution --data DIR --out nested.jsonl

One line an article: {"doc", "nested": [{"content", "cue", "source"}], "unsure": [[start, end], ...]}; `unsure` are places that
might or might not anchor a cue.
"""

import argparse
import json

from corpus import Article, read_split
from decode import Calibration
from graphs import Graphs
from predict import statements

SURE, UNSURE = 0.7, 0.15


def contents(article):
    """(start, end) of each stretch of content worth reading, without marks at its ends."""
    for attribution in article.attributions:
        for start, end in attribution.content:
            words = article.text[start:end]
            stripped = words.strip(" \n“”\"‘’',")
            if len(stripped) > 40:
                start += words.index(stripped)
                yield start, start + len(stripped)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--graphs", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    graphs = Graphs(options.graphs, options.weights, threads=2)
    calibration = Calibration(graphs.settings["calibration"]["weights"], graphs.settings["calibration"]["bias"])
    count = 0
    with open(options.out, "w") as out:
        for article in read_split(options.data, "train"):
            places = list(contents(article))
            # Each content is a paragraph of its own; the character after it, whatever it was, ends the line.
            text, origins = "", []
            for start, end in places:
                origins.append((len(text), start))
                text += article.text[start:end].replace("\n", " ").strip() + "\n"
            found = statements(graphs.found_in([Article("contents", text, [])])[0], calibration, UNSURE, 2)
            nested, unsure = [], []
            for one in found:
                low = min(a for part in (one.content, one.cue, one.source) for a, _ in part)
                high = max(b for part in (one.content, one.cue, one.source) for _, b in part)
                at, origin = [pair for pair in origins if pair[0] <= low][-1]
                if "\n" in text[low:high]:
                    continue
                move = lambda spans: [[a - at + origin, b - at + origin] for a, b in spans]
                if one.score >= SURE:
                    nested.append({"content": move(one.content), "cue": move(one.cue), "source": move(one.source)})
                else:
                    unsure += move(one.cue)
            count += len(nested)
            out.write(json.dumps({"doc": article.name, "nested": nested, "unsure": unsure}) + "\n")
    print(count, "nested attributions")


if __name__ == "__main__":
    main()
