#!/usr/bin/env python3
"""Turns what clash.py left into what src/compare/clashes.cc reads: one OpenVINO graph in int8 (NNCF), its vocabulary, model.json.

    python3 train/export_clash.py --trained DIR --out models/clash

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

from clash import LONGEST, figures, kept_out, load, odds_of, read_by, rows_of
from clash_data import read_disputes
from export_judge import Graph, int8_graph


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    clash = load(trained / "clash.pt").eval()
    (out / "vocab.txt").write_bytes((trained / "vocab.txt").read_bytes())
    rng, disputes = random.Random(5), read_disputes()
    measured = [rows_of(dispute, rng) for dispute in disputes if kept_out(dispute)]
    seen = [row for dispute in disputes[:60] if not kept_out(dispute) for row in random.Random(1).sample(rows_of(dispute, rng), 20)]
    read_by(BertWordPieceTokenizer(str(out / "vocab.txt"), lowercase=True), [row for rows in measured for row in rows] + seen)
    unseen = figures(clash, measured)
    print("in floats, of disputes kept out:", unseen, flush=True)
    graph = int8_graph(Graph(clash, outputs=1), "odds", seen, LONGEST)
    ov.save_model(graph, out / "clash.xml", compress_to_fp16=True)
    compiled, rows = ov.compile_model(graph, "CPU"), random.Random(2).sample([row for one in measured for row in one], 300)
    exact = odds_of(clash, rows)[:, 0]
    small = np.array([compiled({"ids": (ids := np.array([row.ids])), "mask": np.ones_like(ids)})[0][0, 0] for row in rows])
    print("correlation of int8 with floats:", round(float(np.corrcoef(exact, small)[0, 1]), 4))
    settings = {"longest": LONGEST, "weights_sha256": hashlib.sha256((out / "clash.bin").read_bytes()).hexdigest(), "average precision of disputes kept out, in floats": unseen}
    (out / "model.json").write_text("{\n" + ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in settings.items()) + "\n}\n")


if __name__ == "__main__":
    main()
