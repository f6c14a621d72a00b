#!/usr/bin/env python3
"""Turns all-MiniLM-L6-v2 into what src/language/sentence_encoder.cc reads: one OpenVINO graph in int8 (NNCF), and model.json.

    python3 train/sentence.py --weights DIR --data DIR --out models/sentence

sentence.xml/.bin  ids, mask [B, T] -> vectors [B, 384], the mean of the states of all pieces, of length one
"""

import argparse
import hashlib
import json
import random
from pathlib import Path

import nncf
import openvino as ov
import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers import BertModel, BertTokenizerFast

from attribution import padded
from corpus import read_split
from export import named

LIMIT = 128  # pieces of one stretch of text, [CLS] and [SEP] counted; the model was trained with 128


class Sentence(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.model = BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="eager")

    def forward(self, ids, mask):
        hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask[:, :, None].to(hidden.dtype)
        return F.normalize((hidden * weight).sum(1) / weight.sum(1), dim=1)


def contents(data, count, seed=5):
    """Contents of statements."""
    texts = [a.text[x.content[0][0] : x.content[-1][1]] for a in read_split(data, "train") for x in a.attributions if x.content]
    return random.Random(seed).sample(sorted(set(texts)), count)


def batches(tokenizer, texts, size=4):
    coded = sorted((tokenizer(t, truncation=True, max_length=LIMIT)["input_ids"] for t in texts), key=len)
    groups = [coded[i : i + size] for i in range(0, len(coded) - size + 1, size)]
    for group in random.Random(7).sample(groups, len(groups)):
        yield {"ids": padded(group, 0).numpy(), "mask": padded([[1] * len(ids) for ids in group], 0).numpy()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--samples", type=int, default=1200, help="statements to choose the ranges of int8 by")
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    model = Sentence(options.weights).eval()
    tokenizer = BertTokenizerFast.from_pretrained(options.weights)
    example = torch.ones(2, 16, dtype=torch.int64)
    graph = ov.convert_model(model, example_input=(example, example), input=[([-1, -1], ov.Type.i64), ([-1, -1], ov.Type.i64)])
    graph = named(graph, ["ids", "mask"], ["vectors"])
    samples = list(batches(tokenizer, contents(options.data, options.samples)))
    # Weights in seven bits: on processors without VNNI eight would overflow the 16-bit sums.
    advanced = nncf.AdvancedQuantizationParameters(overflow_fix=nncf.quantization.advanced_parameters.OverflowFix.ENABLE)
    graph = nncf.quantize(graph, nncf.Dataset(samples), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(samples), advanced_parameters=advanced)
    ov.save_model(graph, out / "sentence.xml", compress_to_fp16=True)
    settings = {
        "limit": LIMIT,
        "width": 384,
        "vocabulary": "../attribution/vocab.txt",
        "weights_sha256": hashlib.sha256((out / "sentence.bin").read_bytes()).hexdigest(),
    }
    (out / "model.json").write_text(json.dumps(settings, indent=1) + "\n")


if __name__ == "__main__":
    main()
