#!/usr/bin/env python3
"""Makes the windows that the statement model is trained on: so many passes over PolNeAR, varied and labelled (`pass-N.pickle`), and
texts without labels, from which a small model learns what large ones say (`unlabelled-N.pickle`).

    python3 train/prepare.py --weights DIR --data DIR --nested nested.jsonl --texts texts.jsonl --passes 8 --out DIR
"""

import argparse
import itertools
import json
import pickle
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from augment import epoch_articles, requote
from corpus import Article, add_nested, read_split
from labels import label_window, unlabelled_window
from windows import Packer

PARTS = 16  # files of texts without labels
HELD_OUT = 40  # training articles kept for choosing thresholds and for calibration


def split_held_out(articles, seed=7):
    """(for training, held out): the same split for every run."""
    chosen = set(random.Random(seed).sample([article.name for article in articles], HELD_OUT))
    return [a for a in articles if a.name not in chosen], [a for a in articles if a.name in chosen]


def varied_windows(packer, text, rng):
    """The windows of a text; limit and borders differ from pass to pass."""
    limit = rng.randint(112, 208)
    return packer.windows(text, limit, first=rng.randint(limit // 3, limit))


def write_pass(number, options):
    articles, _ = split_held_out(read_split(options.data, "train"))
    articles = articles[: options.documents]
    if options.nested:
        add_nested(articles, options.nested)
    packer, rng = Packer(options.weights), random.Random(f"{options.seed}/{number}/windows")
    windows = [label_window(article, window)
               for article in epoch_articles(articles, options.seed, number)
               for window in varied_windows(packer, article.text, rng)]  # fmt: skip
    (Path(options.out) / f"pass-{number}.pickle").write_bytes(pickle.dumps(windows))


def write_unlabelled(part, options):
    packer, rng = Packer(options.weights), random.Random(f"{options.seed}/{part}/unlabelled")
    with open(options.texts, encoding="utf-8") as lines:
        articles = [Article("", json.loads(line)["text"], []) for line in itertools.islice(lines, part, None, PARTS)]
    articles = [requote(article, rng) if rng.random() < 0.25 else article for article in articles]
    windows = [unlabelled_window(window) for article in articles for window in varied_windows(packer, article.text, rng)]
    (Path(options.out) / f"unlabelled-{part}.pickle").write_bytes(pickle.dumps(windows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--nested", help="what pseudo.py wrote")
    parser.add_argument("--texts", help='JSON lines with "text"')
    parser.add_argument("--documents", type=int, help="only so many (for a quick try)")
    options = parser.parse_args()
    Path(options.out).mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(write_pass, number, options) for number in range(options.passes)]
        if options.texts:
            jobs += [pool.submit(write_unlabelled, part, options) for part in range(PARTS)]
        for job in jobs:
            job.result()


if __name__ == "__main__":
    main()
