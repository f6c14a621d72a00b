#!/usr/bin/env python3
"""Turns what clash.py left into what src/compare/clashes.cc reads: one OpenVINO graph in int8 (NNCF), its vocabulary, model.json.

    python3 train/export_clash.py --trained DIR --out models/clash [--measured 26]

clash.xml/.bin  ids, mask [B, T] -> log odds [B, 1] that the halves clash.
"""

import argparse
import hashlib
import json
import random
from pathlib import Path

import numpy as np
import openvino as ov
from tokenizers import BertWordPieceTokenizer

from clash import LONGEST, figures, kept_out, load, odds_of, pairs_to_learn
from clash_data import read_disputes
from export_judge import Graph, int8_graph
from pair_model import Row


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--measured", type=int, default=26, help="how many of the disputes kept out to measure by")
    options = parser.parse_args()
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    clash = load(trained / "clash.pt").eval()
    (out / "vocab.txt").write_bytes((trained / "vocab.txt").read_bytes())
    disputes = read_disputes()
    pairs = pairs_to_learn(disputes)
    pairs.read_by(BertWordPieceTokenizer(str(out / "vocab.txt"), lowercase=True))
    unseen = [number for number, dispute in enumerate(disputes) if kept_out(dispute)]
    measured = np.flatnonzero(np.isin(pairs.dispute, np.random.default_rng(7).choice(unseen, options.measured, replace=False)))
    exact = odds_of(clash, pairs, measured, pieces=6000)
    found = figures(exact, pairs, measured)
    print("in floats, of disputes kept out:", found, flush=True)
    rows = lambda places: [Row([int(piece) for piece in pairs.ids(np.array([place]))[0] if piece]) for place in places]
    seen = rows(random.Random(1).sample(list(np.flatnonzero((pairs.dispute >= 0) & ~np.isin(pairs.dispute, unseen))), 1000))
    graph = int8_graph(Graph(clash, outputs=1), "odds", seen, LONGEST)
    ov.save_model(graph, out / "clash.xml", compress_to_fp16=True)
    compiled, some = ov.compile_model(graph, "CPU"), random.Random(2).sample(range(len(measured)), 300)
    small = np.array([compiled({"ids": (ids := np.array([row.ids])), "mask": np.ones_like(ids)})[0][0, 0] for row in rows(measured[some])])
    print("correlation of int8 with floats:", round(float(np.corrcoef(exact[some, 0], small)[0, 1]), 4))
    settings = {"longest": LONGEST, "weights_sha256": hashlib.sha256((out / "clash.bin").read_bytes()).hexdigest(), "average precision of disputes kept out, in floats": found}
    (out / "model.json").write_text("{\n" + ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in settings.items()) + "\n}\n")


if __name__ == "__main__":
    main()
