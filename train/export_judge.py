#!/usr/bin/env python3
"""Turns what judge.py left into what src/compare/judge.cc reads: one OpenVINO graph in int8 (NNCF), its vocabulary, model.json.

    python3 train/export_judge.py --trained DIR --weights DIR --gold FILE --out models/judge

judge.xml/.bin  ids, types, mask [B, T] -> logits [B, 3]. `gold` (pairs with a, b, label3) and the logits that judge_gold.py left in `trained` fit what
decides over them (judge_stack.py); its figures on pairs of folds not seen are printed, and go to model.json.
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
from transformers import BertTokenizerFast

from export import named
from judge import batches, encode, load, tensors
from judge_stack import Sentences, axes_of, fitted, nested, training_rows
from pair_data import LONGEST, OURS, PAIR_LABELS, RESERVED, SPECIAL, dispute_pairs, gold_pairs, lines, policy_pairs, thesis_pairs, with_reserved
from pair_figures import figures


class Graph(nn.Module):
    def __init__(self, judge):
        super().__init__()
        self.judge = judge

    def forward(self, ids, types, mask):
        return self.judge.pair(self.judge.states(ids, types, mask))


def renumbered(judge, words):
    """The judge with BERT's places of its control pieces, and its list of words to match."""
    rest = [word for word in words if word not in SPECIAL]
    old = judge.encoder.embeddings.word_embeddings.weight.data
    new = torch.zeros(RESERVED + len(rest), old.shape[1])
    for word, place in SPECIAL.items():
        new[place] = old[words.index(word)]
    new[RESERVED:] = old[torch.tensor([i for i, word in enumerate(words) if word not in SPECIAL])]
    judge.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(new, freeze=True)
    return with_reserved(rest)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--models", default="models", help="where the sentence model is")
    parser.add_argument("--measure", action="store_true", help="print the figures and leave it at that")
    options = parser.parse_args()
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(trained / "judge.pt", weights_only=True)
    judge, tokenizer = load(options.weights, trained, saved["layers"], list(range(saved["pieces"])))
    judge.load_state_dict(saved["state"])
    judge.eval()
    rows = gold_pairs(options.gold)
    gold = np.array([PAIR_LABELS.index(row[2]) for row in rows])
    folds = json.loads((trained / "folds.json").read_text())
    sentences = Sentences(Path(options.models))
    topics, theses = lines(OURS / "policy.jsonl"), lines(OURS / "theses.jsonl")
    political = sorted({t for a, b, _ in policy_pairs(topics, random.Random(5)) + thesis_pairs(theses, random.Random(5)) for t in (a, b)})
    axes = axes_of(sentences(political))
    a, b = sentences([row[0] for row in rows]), sentences([row[1] for row in rows])
    print("both orders", figures(gold, nested(folds, gold, a, b, axes, "both")), flush=True)
    measured = {"pairs": len(gold), **figures(gold, nested(folds, gold, a, b, axes))}
    print("one order  ", measured, flush=True)
    if options.measure:
        return
    coefficients = fitted(*training_rows(folds, gold, a, b, axes))
    words = renumbered(judge, (trained / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1])
    (out / "vocab.txt").write_text("".join(word + "\n" for word in words), encoding="utf-8")
    tokenizer = BertTokenizerFast(vocab_file=str(out / "vocab.txt"), do_lower_case=True)
    example = tuple(torch.ones(2, 16, dtype=torch.int64) for _ in range(3))
    graph = ov.convert_model(Graph(judge), example_input=example, input=[([-1, -1], ov.Type.i64)] * 3)
    graph = named(graph, ["ids", "types", "mask"], ["logits"])
    ours = dispute_pairs(lines(OURS / "disputes.jsonl")) + policy_pairs(lines(OURS / "policy.jsonl"), random.Random(3))
    coded = [encode(tokenizer, a, b) for a, b, _ in random.Random(5).sample(ours, 1200)]
    samples = [dict(zip(("ids", "types", "mask"), (t.numpy() for t in tensors(coded, batch)))) for batch in batches(coded, 300)]
    # Weights in seven bits: on processors without VNNI eight would overflow the 16-bit sums.
    advanced = nncf.AdvancedQuantizationParameters(overflow_fix=nncf.quantization.advanced_parameters.OverflowFix.ENABLE)
    graph = nncf.quantize(graph, nncf.Dataset(samples), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(samples), advanced_parameters=advanced)
    ov.save_model(graph, out / "judge.xml", compress_to_fp16=True)
    settings = {
        "longest": LONGEST,
        "labels": PAIR_LABELS,
        "weights_sha256": hashlib.sha256((out / "judge.bin").read_bytes()).hexdigest(),
        "gold": measured,
        "weights": [[round(float(v), 5) for v in row] for row in coefficients],
        "axes": [[round(float(v), 4) for v in axis] for axis in axes],
    }
    (out / "model.json").write_text("{\n" + ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in settings.items()) + "\n}\n")


if __name__ == "__main__":
    main()
