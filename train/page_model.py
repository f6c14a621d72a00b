#!/usr/bin/env python3
"""Train the model that tells the blocks of an article from the rest of its page, and write it as C++ tables.

usage: page_model.py DATA DUMPS OUT.h [--folds 5]

DATA    folder with zyte_dev.jsonl, traf_dev.jsonl and score_pages.py
DUMPS   folder with SET.blocks, SET.feat and SET.boxes, as bench/pages/page_dump writes them for the pages of each set
OUT.h   src/page/block_model_generated.h

Two rounds of boosted trees: the second sees what the first thought of the blocks around. Labels: a block of a page with
full text is article if most of its words, in order, are in that text; of the other pages only the blocks with strings
that must or must not be there are labelled. Figures are by cross-validation over sites: no site is in both halves.
Needs numpy, lightgbm.
"""
import argparse
import json
import os
import re
import sys
from collections import Counter
from urllib.parse import urlsplit

import lightgbm
import numpy as np

WORD = re.compile(r"\w+")
CONTEXT = 14
FIRST = {"num_leaves": 20, "learning_rate": 0.05, "min_data_in_leaf": 20, "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3.0}
SECOND = {"num_leaves": 14, "learning_rate": 0.05, "min_data_in_leaf": 25, "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0}
ROUNDS = (160, 100)


def norm(text):
    return re.sub(r"\s+", " ", text).strip()


def site(url):
    host = (urlsplit(url).hostname or url).lower()
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def full_labels(blocks, gold):
    """(label, weight) per block against the full text."""
    gold_words = WORD.findall(gold.casefold())
    four = {tuple(gold_words[i:i + 4]) for i in range(len(gold_words) - 3)}
    lines = Counter(" ".join(WORD.findall(line.casefold())) for line in gold.split("\n"))
    whole = f" {' '.join(gold_words)} "
    out, seen = [], Counter()
    for text in blocks:
        words = WORD.findall(text.casefold())
        joined = " ".join(words)
        if len(words) < 5:
            inside = seen[joined] < lines[joined] and words
            out.append((1 if inside else 0, 0.5 if inside else 0.3))
        else:
            share = np.mean([tuple(words[i:i + 4]) in four for i in range(len(words) - 3)])
            label = share > 0.6 and seen[joined] < max(1, whole.count(f" {joined} "))  # a copy is none where the article repeats itself
            weight = (0.5 + min(len(words), 80) / 20) if abs(share - 0.6) > 0.2 else 0.3
            out.append((1 if label else 0, weight))
        if out[-1][0]:
            seen[joined] += 1
    return out


def chunk_labels(blocks, must, must_not):
    """(label, weight) per block against strings; weight 0 where nothing is known."""
    must, must_not = [norm(w) for w in must], [norm(w) for w in must_not]
    out, taken = [], set()
    for text in blocks:
        text = norm(text)
        good = [w for w in must if w in text and w not in taken]
        bad = [w for w in must_not if w in text]
        taken.update(good)
        out.append((1, 4.0) if good else (0, 4.0) if bad else (0, 0.0))
    return out


def load(data, dumps):
    pages = []
    for name in ("zyte", "traf"):
        gold = {os.path.basename(g["html_path"])[:-8]: g for g in map(json.loads, open(f"{data}/{name}_dev.jsonl", encoding="utf-8"))}
        dumped = [json.loads(line) for line in open(f"{dumps}/{name}.blocks", encoding="utf-8")]
        count = sum(len(d["b"]) for d in dumped)
        rows = np.fromfile(f"{dumps}/{name}.feat", dtype=np.float32).reshape(count, -1)
        boxes = np.fromfile(f"{dumps}/{name}.boxes", dtype=np.uint32).reshape(count, 3)
        at = 0
        for d in dumped:
            g = gold[os.path.basename(d["path"]).removesuffix(".gz").removesuffix(".html")]
            size = len(d["b"])
            labels = full_labels(d["b"], g["text"]) if name == "zyte" else chunk_labels(d["b"], g["with"], (g.get("without") or []) + [c for c in g.get("comments") or [] if len(c) > 20])
            labels = np.array(labels or np.zeros((0, 2)), dtype=np.float64).reshape(size, 2)
            pages.append({"id": g["id"], "set": name, "site": site(g["url"]), "gold": g, "blocks": d["b"], "x": rows[at:at + size], "box": boxes[at:at + size], "headline": d["headline"], "rule": np.array(d["r"]),
                          "y": labels[:, 0], "w": labels[:, 1] * (1.0 if name == "zyte" else 1.5)})
            at += size
    return pages


def context(page, p):
    """What the first round thought of the blocks around; the same as `context_of` in block_model.cc."""
    n = len(p)
    if n == 0:
        return np.zeros((0, CONTEXT), dtype=np.float32)
    size = np.expm1(page["x"][:, 0])
    padded = np.concatenate([np.full(4, -1.0), p, np.full(4, -1.0)])
    shifted = [padded[4 + s:4 + s + n] for s in (-3, -2, -1, 1, 2, 3)]
    good = p > 0.5
    first = int(np.argmax(good)) if good.any() else n
    last = n - 1 - int(np.argmax(good[::-1])) if good.any() else -1
    index = np.arange(n)
    columns = [p, *shifted]
    for level in range(3):
        box = page["box"][:, level]
        mass = np.bincount(box, weights=size * p)
        total = np.bincount(box, weights=size)
        columns.append((mass / np.maximum(total, 1e-6))[box])
    columns.append(np.clip(index - first, -50, 100))
    columns.append(np.clip(last - index, -50, 100))
    total = max((size * good).sum(), 1.0)
    columns.append(np.cumsum(size * good) / total)
    columns.append(np.full(n, np.log1p((size * good).sum())))
    return np.stack(columns, axis=1).astype(np.float32)


def fit(x, y, w, params, rounds, seed=1):
    data = lightgbm.Dataset(x, label=y, weight=w)
    return lightgbm.train({"objective": "binary", "verbosity": -1, "num_threads": 1, "seed": seed, "deterministic": True, **params}, data, rounds)


def stack(pages, key):
    return np.concatenate([p[key] for p in pages])


def train_first(pages, inner=None):
    x, y, w = stack(pages, "x"), stack(pages, "y"), stack(pages, "w")
    keep = w > 0
    return fit(x[keep], y[keep], w[keep], FIRST, ROUNDS[0])


def folds_of(pages, count):
    import zlib
    return [zlib.crc32(p["site"].encode()) % count for p in pages]


def train_both(pages, folds=4):
    """First round on everything; second on what first rounds trained without a page's site think of it."""
    number = folds_of(pages, folds)
    guesses = [None] * len(pages)
    for fold in range(folds):
        model = train_first([p for p, f in zip(pages, number) if f != fold])
        for i, page in enumerate(pages):
            if number[i] == fold:
                guesses[i] = model.predict(page["x"]) if len(page["x"]) else np.zeros(0)
    first = train_first(pages)
    x = np.concatenate([np.concatenate([p["x"], context(p, g)], axis=1) for p, g in zip(pages, guesses)])
    y, w = stack(pages, "y"), stack(pages, "w")
    keep = w > 0
    return first, fit(x[keep], y[keep], w[keep], SECOND, ROUNDS[1])


def predict(first, second, page):
    if not len(page["x"]):
        return np.zeros(0)
    p = first.predict(page["x"])
    return second.predict(np.concatenate([page["x"], context(page, p)], axis=1))


def article_text(page, score, threshold):
    """As kinds_of in html_labels.cc decides: 1 is never the article, 2 and more are comments, the first of which may be it."""
    rows = list(zip(page["blocks"], score, page["rule"]))
    outside = sum(len(b.encode()) for b, s, r in rows if r == 0 and s >= threshold)
    post = next((r for _, s, r in rows if r > 1 and s >= 0.6), -1) if outside <= 400 else -1
    return "\n".join(b for b, s, r in rows if s >= threshold and r in (0, post))


def figures(pages, scores, threshold, scorer):
    zyte, traf = [], []
    for page, score in zip(pages, scores):
        text = article_text(page, score, threshold)
        if page["set"] == "zyte":
            zyte.append((page["gold"]["text"], text))
        else:
            traf.append((page["gold"]["with"], page["gold"].get("without") or [], text))
    leaks = scorer.score_comments([(p["gold"]["comments"], "", article_text(p, s, threshold)) for p, s in zip(pages, scores) if p["gold"].get("comments")])
    return scorer.score_shingles(zyte), scorer.score_chunks(traf), leaks["leak"]


def cross_validate(pages, count, scorer):
    number = [(f + 1) % count for f in folds_of(pages, count * 7)]
    scores = [None] * len(pages)
    for fold in range(count):
        first, second = train_both([p for p, f in zip(pages, number) if f != fold])
        for i, page in enumerate(pages):
            if number[i] == fold:
                scores[i] = predict(first, second, page)
    for threshold in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        z, t, leak = figures(pages, scores, threshold, scorer)
        print(f"threshold {threshold:.2f}  zyte f1 {z['f1']:.4f} p {z['precision']:.4f} r {z['recall']:.4f}   chunks f1 {t['f1']:.4f} p {t['precision']:.4f} r {t['recall']:.4f}   leak {leak:.4f}")
    return scores


def tree_nodes(tree, nodes):
    """Appends the nodes of one tree (feature, threshold, left, right); leaves have feature -1 and their value as threshold. Returns the root's index."""
    def add(node):
        at = len(nodes)
        nodes.append(None)
        if "leaf_value" in node and "split_feature" not in node:
            nodes[at] = (-1, float(node["leaf_value"]), 0, 0)
            return at
        left, right = add(node["left_child"]), add(node["right_child"])
        nodes[at] = (node["split_feature"], float(node["threshold"]), left, right)
        return at
    return add(tree["tree_structure"])


def write_model(path, first, second):
    with open(path, "w") as out:
        out.write("// Made by train/page_model.py; see models/page/CARD.md. Do not edit.\n#pragma once\n\n#include <cstdint>\n\nnamespace onrecord::block_model {\n\n"
                  "// feature < 0: a leaf, whose value is `threshold`; else go left where the feature is <= threshold.\n"
                  "struct Node {\n  std::int16_t feature;\n  std::uint16_t left;\n  std::uint16_t right;\n  float threshold;\n};\n\n")
        for name, model in (("first", first), ("second", second)):
            nodes, roots = [], []
            for tree in model.dump_model()["tree_info"]:
                roots.append(tree_nodes(tree, nodes))
            assert len(nodes) < 65536
            out.write(f"inline constexpr Node {name}_nodes[] = {{\n")
            for at in range(0, len(nodes), 8):
                out.write("    " + " ".join(f"{{{f}, {l}, {r}, {float(np.float32(t)):.9g}F}}," .replace(".9gF", "F") if "." in f"{float(np.float32(t)):.9g}" or "e" in f"{float(np.float32(t)):.9g}"
                                            else f"{{{f}, {l}, {r}, {float(np.float32(t)):.9g}.0F}}," for f, t, l, r in nodes[at:at + 8]) + "\n")
            out.write(f"}};\ninline constexpr std::uint16_t {name}_roots[] = {{{', '.join(map(str, roots))}}};\n\n")
        out.write("}  // namespace onrecord::block_model\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("dumps")
    parser.add_argument("out")
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()
    sys.path.insert(0, args.data)
    import score_pages
    pages = load(args.data, args.dumps)
    print(f"{len(pages)} pages, {sum(len(p['blocks']) for p in pages)} blocks, {len({p['site'] for p in pages})} sites")
    if args.folds > 1:
        scores = cross_validate(pages, args.folds, score_pages)
        np.save(f"{args.dumps}/scores.npy", np.array(scores, dtype=object), allow_pickle=True)
    first, second = train_both(pages)
    write_model(args.out, first, second)


if __name__ == "__main__":
    main()
