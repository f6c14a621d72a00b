#!/usr/bin/env python3
"""Compares encoders by what retrieval needs of them (the table of models/sentence/CARD.md).

    python3 train/retrieval.py --weights DIR --models models --cases CASE_DIR... --pairs inconsistency-dev.jsonl

issue MAP  statements that gold pairs put under one issue should be nearest each other
clash MRR  reciprocal rank of the other half of each gold confrontation among all statements of the case
related    ROC AUC of the cosine for telling related pairs from unrelated
"""

import argparse
import collections
import json

import numpy as np
import openvino as ov
import torch
from transformers import BertTokenizerFast

from sentence import LIMIT, Sentence


def graph_encoder(tokenizer, path, output):
    settings = {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": "f32"}
    request = ov.Core().compile_model(path, "CPU", settings).create_infer_request()

    def encode(text):
        pieces = tokenizer(text, truncation=True, max_length=LIMIT)["input_ids"]
        width = (len(pieces) + 15) // 16 * 16
        ids, mask = np.zeros((1, width), np.int64), np.zeros((1, width), np.int64)
        ids[0, : len(pieces)], mask[0, : len(pieces)] = pieces, 1
        request.infer({"ids": ids, "mask": mask})
        states = request.get_tensor(output).data[0]
        vector = states if states.ndim == 1 else states[1 : len(pieces) - 1].mean(0)
        return vector / np.linalg.norm(vector)

    return encode


def float_encoder(tokenizer, weights):
    model = Sentence(weights).eval()

    @torch.no_grad()
    def encode(text):
        coded = tokenizer(text, truncation=True, max_length=LIMIT, return_tensors="pt")
        return model(coded["input_ids"], coded["attention_mask"])[0].numpy()

    return encode


def pairs_of(gold, *kinds):
    return [pair for kind in kinds for pair in gold.get(kind, [])]


def on_case(encode, gold):
    texts = {one["id"]: " … ".join(one["content"]) for one in gold["statements"]}
    at = {name: index for index, name in enumerate(texts)}
    vectors = np.array([encode(text) for text in texts.values()])
    near = vectors @ vectors.T
    np.fill_diagonal(near, -9)
    issues = collections.defaultdict(set)
    for pair in pairs_of(gold, "confrontations", "also_confrontations", "not_confrontations"):
        for half in "ab":
            issues[pair[half]].add(pair["issue"])
    labelled = [name for name in issues if name in at]
    precision = []
    for one in labelled:
        others = sorted((o for o in labelled if o != one), key=lambda o: -near[at[one], at[o]])
        right = np.array([bool(issues[one] & issues[o]) for o in others])
        if right.any():
            precision.append((np.cumsum(right) / np.arange(1, len(right) + 1))[right].mean())
    ranks = [
        1 + (near[at[x]] > near[at[x], at[y]]).sum()
        for pair in pairs_of(gold, "confrontations", "also_confrontations")
        for x, y in ((pair["a"], pair["b"]), (pair["b"], pair["a"]))
        if x in at and y in at
    ]
    return np.mean(precision), np.mean(1 / np.array(ranks))


def on_pairs(encode, path):
    with open(path, encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    scored = [(float(encode(p["a"]) @ encode(p["b"])), p["label3"] != "unrelated") for p in pairs]
    yes, no = (np.array([score for score, related in scored if related == wanted]) for wanted in (True, False))
    return (yes[:, None] > no[None]).mean()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--models", required=True)
    parser.add_argument("--cases", required=True, nargs="+")
    parser.add_argument("--pairs", required=True)
    options = parser.parse_args()
    tokenizer = BertTokenizerFast.from_pretrained(options.weights)
    encoders = {
        "float": float_encoder(tokenizer, options.weights),
        "int8": graph_encoder(tokenizer, f"{options.models}/sentence/sentence.xml", "vectors"),
        "statement model": graph_encoder(tokenizer, f"{options.models}/attribution/encoder.xml", "hidden"),
    }
    for name, encode in encoders.items():
        for case in options.cases:
            with open(f"{case}/gold.json", encoding="utf-8") as file:
                precision, rank = on_case(encode, json.load(file))
            print(f"{name:16} {case}: issue MAP {precision:.3f}, clash MRR {rank:.3f}")
        print(f"{name:16} related {on_pairs(encode, options.pairs):.3f}")


if __name__ == "__main__":
    main()
