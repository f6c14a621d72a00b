#!/usr/bin/env python3
"""Turns trained weights into what the program reads: OpenVINO graphs, the encoder in int8 (NNCF), and model.json.

    python3 train/export.py --weights DIR --state last.pt --data DIR --out models/attribution

encoder.xml/.bin   ids, mask [B, T] -> cues [B, T, 2], names [B, T, 9], unit_side, cue_side [B, T, 192]
spans.xml/.bin     unit_side [T, 192] and mask [T] of one window's units, cue_side [N, 192] and position [N] of its cues
                   -> scores [N, T, 12]
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
import torch.nn.functional as F

from attribution import load_model, padded
from corpus import read_split
from labels import LABELS, NAME_LABELS
from model import REACH, WIDTH
from predict import FLOOR, LIMIT
from windows import Packer


class Encoder(nn.Module):
    """The encoder with all that depends on one position alone."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, mask):
        hidden = self.model.encoder(ids, mask)
        span = self.model.span
        return (
            self.model.cue(hidden),
            self.model.names(hidden),
            F.gelu(span.unit_side(hidden)),
            F.gelu(span.cue_side(hidden)),
        )


class Spans(nn.Module):
    """SpanHead for the cues of one window, behind the projections."""

    def __init__(self, span):
        super().__init__()
        self.span = span

    def forward(self, unit_side, mask, cue_side, position):
        span = self.span
        steps = torch.arange(unit_side.shape[0]) - position[:, None]
        x = span.product(cue_side[:, None] * unit_side[None]) + span.from_unit(unit_side)[None] + span.from_cue(cue_side)[:, None]
        x = x + span.distance(steps.clamp(-REACH, REACH) + REACH)
        x = F.gelu(x).transpose(1, 2) * mask
        for convolution in span.convolutions:
            x = (x + F.gelu(convolution(x))) * mask
        return span.scores(x.transpose(1, 2))


def named(graph, inputs, outputs):
    for port, name in zip(graph.inputs, inputs):
        port.get_tensor().set_names({name})
    for port, name in zip(graph.outputs, outputs):
        port.get_tensor().set_names({name})
    return graph


def encoder_graph(model):
    ids = torch.ones(2, 16, dtype=torch.int64)
    graph = ov.convert_model(Encoder(model), example_input=(ids, ids), input=[([-1, -1], ov.Type.i64), ([-1, -1], ov.Type.i64)])
    return named(graph, ["ids", "mask"], ["cues", "names", "unit_side", "cue_side"])


def spans_graph(model):
    example = (torch.zeros(7, WIDTH), torch.ones(7), torch.zeros(2, WIDTH), torch.zeros(2, dtype=torch.int64))
    shapes = [([-1, WIDTH], ov.Type.f32), ([-1], ov.Type.f32), ([-1, WIDTH], ov.Type.f32), ([-1], ov.Type.i64)]
    graph = ov.convert_model(Spans(model.span), example_input=example, input=shapes)
    return named(graph, ["unit_side", "mask", "cue_side", "position"], ["scores"])


def calibration_batches(articles, packer, count, seed=3):
    """Real windows, four of like length at a time."""
    rng = random.Random(seed)
    chosen = rng.sample(articles, 200)
    windows = sorted((w for a in chosen for w in packer.windows(a.text, LIMIT)), key=lambda w: len(w.ids))
    groups = [windows[i : i + 4] for i in range(0, len(windows) - 3, 4)]
    for group in rng.sample(groups, min(count, len(groups))):
        ids = padded([w.ids for w in group], 0).numpy()
        yield {"ids": ids, "mask": (ids != 0).astype(np.int64)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--samples", type=int, default=75, help="batches of four windows to choose the ranges of int8 by")
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    model, packer = load_model(options.weights, options.state).eval(), Packer(options.weights)
    encoder = encoder_graph(model)
    samples = list(calibration_batches(read_split(options.data, "train"), packer, options.samples))
    # Weights in seven bits: on processors without VNNI eight would overflow the 16-bit sums.
    advanced = nncf.AdvancedQuantizationParameters(overflow_fix=nncf.quantization.advanced_parameters.OverflowFix.ENABLE)
    encoder = nncf.quantize(
        encoder,
        nncf.Dataset(samples),
        model_type=nncf.ModelType.TRANSFORMER,
        subset_size=len(samples),
        advanced_parameters=advanced,
    )
    ov.save_model(encoder, out / "encoder.xml", compress_to_fp16=True)
    ov.save_model(spans_graph(model), out / "spans.xml", compress_to_fp16=True)
    shutil.copy(Path(options.weights) / "vocab.txt", out / "vocab.txt")
    path = out / "model.json"
    settings = json.loads(path.read_text()) if path.exists() else {}
    settings |= {
        "labels": LABELS,
        "name_labels": NAME_LABELS,
        "limit": LIMIT,
        "floor": FLOOR,
        "transitions": [[round(float(x), 5) for x in row] for row in model.span.transitions],
        "weights_sha256": hashlib.sha256((out / "encoder.bin").read_bytes()).hexdigest(),
    }
    path.write_text(json.dumps(settings, indent=1) + "\n")


if __name__ == "__main__":
    main()
