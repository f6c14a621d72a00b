#!/usr/bin/env python3
"""Turns what judge.py left into what src/compare/judge.cc reads: one OpenVINO graph in int8 (NNCF), its vocabulary, model.json.

    python3 train/export_judge.py --trained DIR --gold FILE --out models/judge

judge.xml/.bin  ids, mask [B, T] -> logits [B, 3]. The figures of judge.py on pairs of folds not seen go to model.json.
"""

import argparse
import hashlib
import json
import random
import shutil
from pathlib import Path

import nncf
import numpy as np
import openvino as ov
import torch
import torch.nn as nn
from tokenizers import BertWordPieceTokenizer

from attribution import batches
from export import named
from judge import load
from pair_data import OURS, PAIR_LABELS, dispute_pairs, gold_pairs, lines, policy_pairs
from pair_figures import figures
from pair_model import LONGEST, Pieces, ids_of, logits_of


class Graph(nn.Module):
    def __init__(self, judge):
        super().__init__()
        self.judge = judge

    def forward(self, ids, mask):
        return self.judge.pair(self.judge.states(ids, mask))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    judge = load(trained / "judge.pt").eval()
    shutil.copy(trained / "vocab.txt", out / "vocab.txt")
    pieces = Pieces(BertWordPieceTokenizer(str(out / "vocab.txt"), lowercase=True))
    example = torch.ones(2, 16, dtype=torch.int64)
    graph = ov.convert_model(Graph(judge), example_input=(example, example), input=[([-1, -1], ov.Type.i64)] * 2)
    graph = named(graph, ["ids", "mask"], ["logits"])
    ours = dispute_pairs(lines(OURS / "disputes.jsonl")) + policy_pairs(lines(OURS / "policy.jsonl"), random.Random(3))
    rows = [pieces.row(a, b) for a, b, _ in random.Random(5).sample(ours, 1200)]
    inputs = [ids_of(batch, torch.device("cpu")).numpy() for batch in batches(rows, 300, random.Random(5))]
    samples = [{"ids": ids, "mask": (ids != 0).astype(np.int64)} for ids in inputs]
    # Weights in seven bits: on processors without VNNI eight would overflow the 16-bit sums.
    advanced = nncf.AdvancedQuantizationParameters(overflow_fix=nncf.quantization.advanced_parameters.OverflowFix.ENABLE)
    graph = nncf.quantize(graph, nncf.Dataset(samples), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(samples), advanced_parameters=advanced)
    ov.save_model(graph, out / "judge.xml", compress_to_fp16=True)
    gold = gold_pairs(options.gold)
    asked = [pieces.row(a, b) for a, b, _ in gold]
    labels = np.array([PAIR_LABELS.index(label) for *_, label in gold])
    small = ov.Core().compile_model(out / "judge.xml", "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    exported = np.vstack([small({"ids": np.array([row.ids]), "mask": np.ones((1, len(row.ids)), np.int64)})[0] for row in asked])
    print("trained on these: float", figures(labels, logits_of(judge, asked)), "int8", figures(labels, exported))
    settings = {"longest": LONGEST, "labels": PAIR_LABELS, "weights_sha256": hashlib.sha256((out / "judge.bin").read_bytes()).hexdigest(),
                "gold": json.loads((trained / "figures.json").read_text())}  # fmt: skip
    (out / "model.json").write_text(json.dumps(settings, indent=1) + "\n")


if __name__ == "__main__":
    main()
