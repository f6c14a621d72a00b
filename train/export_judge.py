#!/usr/bin/env python3
"""Turns what judge.py left into what src/compare/judge.cc reads: one OpenVINO graph in int8 (NNCF), its vocabulary, model.json.

    python3 train/export_judge.py --trained DIR --gold FILE --out models/judge

judge.xml/.bin  ids, mask [B, T] -> logits [B, 3]. The figures of pairs that no judge had seen (unseen_CUT.npz) go to model.json.
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
from openvino import opset13 as opset
from tokenizers import BertWordPieceTokenizer

from attribution import batches
from export import named
from judge import load
from pair_data import LONGEST, OURS, PAIR_LABELS, dispute_pairs, gold_pairs, lines, policy_pairs
from pair_figures import figures
from pair_model import MARGIN, Pieces, ids_of, two_orders


class Graph(nn.Module):
    """The first `outputs` of the head `pair`; all where none are named."""

    def __init__(self, model, outputs=None):
        super().__init__()
        self.model, self.outputs = model, outputs

    def forward(self, ids, mask):
        logits = self.model.pair(self.model.states(ids, mask))
        return logits if self.outputs is None else logits[:, : self.outputs]


def halve_constants(graph):
    """Scales and biases in half precision, as save_model writes other constants; it leaves those of a quantized graph (156 KB)."""
    for constant in graph.get_ordered_ops():
        if constant.get_type_name() != "Constant" or constant.get_element_type() != ov.Type.f32 or np.prod(constant.shape) < 250:
            continue
        readers = list(constant.output(0).get_target_inputs())
        half = opset.convert(opset.constant(np.array(constant.data).astype(np.float16), dtype=ov.Type.f16), "f32")
        for reader in readers:
            reader.replace_source_output(half.output(0))


def int8_graph(graph, output, rows, longest):
    """The OpenVINO graph of a `Graph`: ids, mask [B, T] -> `output`. `rows`: pairs to choose the ranges of int8 by; `longest`: pieces of one text."""
    encoder = graph.model.encoder
    encoder.positions = nn.Embedding.from_pretrained(encoder.positions.weight.data[: 2 * longest + 4].clone())  # no pair is longer
    graph = ov.convert_model(graph, example_input=(torch.ones(2, 16, dtype=torch.int64), torch.ones(2, 16, dtype=torch.int64)), input=[([-1, -1], ov.Type.i64)] * 2)
    graph = named(graph, ["ids", "mask"], [output])
    samples = [{"ids": (ids := ids_of(batch, torch.device("cpu")).numpy()), "mask": (ids != 0).astype(np.int64)} for batch in batches(rows, 300, random.Random(1))]
    # Weights in seven bits: on processors without VNNI eight would overflow the 16-bit sums.
    advanced = nncf.AdvancedQuantizationParameters(overflow_fix=nncf.quantization.advanced_parameters.OverflowFix.ENABLE)
    graph = nncf.quantize(graph, nncf.Dataset(samples), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(samples), advanced_parameters=advanced)
    halve_constants(graph)
    return graph


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    judge = load(trained / "judge.pt").eval()
    gold = np.array([PAIR_LABELS.index(label) for *_, label in gold_pairs(options.gold)])
    cuts = [np.load(path) for path in sorted(trained.glob("unseen_*.npz"))]
    measured = [figures(gold, two_orders(cut["a"], cut["b"])) for cut in cuts]
    mean = {key: round(float(np.mean([one[key] for one in measured])), 3) for key in ("macro_f1", "accuracy", "auc_inconsistent")}
    print("unseen:", measured, mean, flush=True)
    (out / "vocab.txt").write_text((trained / "vocab.txt").read_text(encoding="utf-8"), encoding="utf-8")
    pieces = Pieces(BertWordPieceTokenizer(str(out / "vocab.txt"), lowercase=True))
    ours = dispute_pairs(lines(OURS / "disputes.jsonl")) + policy_pairs(lines(OURS / "policy.jsonl"), random.Random(3))
    rows = [pieces.row(a, b) for a, b, _ in random.Random(5).sample(ours, 1200)]
    graph = int8_graph(Graph(judge), "logits", rows, LONGEST)
    ov.save_model(graph, out / "judge.xml", compress_to_fp16=True)
    settings = {
        "longest": LONGEST,
        "labels": PAIR_LABELS,
        "margin": MARGIN,
        "weights_sha256": hashlib.sha256((out / "judge.bin").read_bytes()).hexdigest(),
        "gold": {"pairs": len(gold), "cuts": measured, **mean},
    }
    (out / "model.json").write_text("{\n" + ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in settings.items()) + "\n}\n")


if __name__ == "__main__":
    main()
