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

import nncf
import numpy as np
import openvino as ov
import torch
import torch.nn as nn
from tokenizers import BertWordPieceTokenizer

from attribution import batches
from clash import LONGEST, figures, kept_out, load, odds_of, read_by, rows_of
from clash_data import read_disputes
from export import named
from export_judge import halve_constants
from pair_model import ids_of


class Graph(nn.Module):
    def __init__(self, clash):
        super().__init__()
        self.clash = clash

    def forward(self, ids, mask):
        hidden = self.clash.encoder(ids, mask)
        keep = mask[:, :, None].to(hidden.dtype)
        return self.clash.pair(torch.cat([hidden[:, 0], (hidden * keep).sum(1) / keep.sum(1)], -1))[:, :1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    clash = load(trained / "clash.pt").eval()
    clash.encoder.positions = nn.Embedding.from_pretrained(clash.encoder.positions.weight.data[: 2 * LONGEST + 4].clone())  # no pair is longer
    (out / "vocab.txt").write_bytes((trained / "vocab.txt").read_bytes())
    rng, disputes = random.Random(5), read_disputes()
    measured = [rows_of(dispute, rng) for dispute in disputes if kept_out(dispute)]
    seen = [row for dispute in disputes[:60] if not kept_out(dispute) for row in random.Random(1).sample(rows_of(dispute, rng), 20)]
    read_by(BertWordPieceTokenizer(str(out / "vocab.txt"), lowercase=True), [row for rows in measured for row in rows] + seen)
    unseen = figures(clash, measured)
    print("in floats, of disputes kept out:", unseen, flush=True)
    graph = ov.convert_model(Graph(clash), example_input=(torch.ones(2, 16, dtype=torch.int64), torch.ones(2, 16, dtype=torch.int64)), input=[([-1, -1], ov.Type.i64)] * 2)
    graph = named(graph, ["ids", "mask"], ["odds"])
    samples = [{"ids": (ids := ids_of(batch, torch.device("cpu")).numpy()), "mask": (ids != 0).astype(np.int64)} for batch in batches(seen, 300, random.Random(1))]
    # Weights in seven bits: on processors without VNNI eight would overflow the 16-bit sums.
    advanced = nncf.AdvancedQuantizationParameters(overflow_fix=nncf.quantization.advanced_parameters.OverflowFix.ENABLE)
    graph = nncf.quantize(graph, nncf.Dataset(samples), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(samples), advanced_parameters=advanced)
    halve_constants(graph)
    ov.save_model(graph, out / "clash.xml", compress_to_fp16=True)
    compiled, rows = ov.compile_model(graph, "CPU"), random.Random(2).sample([row for one in measured for row in one], 300)
    exact = odds_of(clash, rows)[:, 0]
    small = np.array([compiled({"ids": (ids := np.array([row.ids])), "mask": np.ones_like(ids)})[0][0, 0] for row in rows])
    print("correlation of int8 with floats:", round(float(np.corrcoef(exact, small)[0, 1]), 4))
    settings = {"longest": LONGEST, "weights_sha256": hashlib.sha256((out / "clash.bin").read_bytes()).hexdigest(), "average precision of disputes kept out, in floats": unseen}
    (out / "model.json").write_text("{\n" + ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in settings.items()) + "\n}\n")


if __name__ == "__main__":
    main()
