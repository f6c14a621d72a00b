#!/usr/bin/env python3
"""Turns what judge.py left into what src/compare/judge.cc reads: one OpenVINO graph in int8 (NNCF), its vocabulary, model.json.

    python3 train/export_judge.py --trained DIR --weights DIR --gold FILE --out models/judge

judge.xml/.bin  ids, types, mask [B, T] -> logits [B, 3]. `gold` (pairs with a, b, label3) fits what is added to the logits and their temperature, from
the logits of judge_gold.py's folds where it has run; how well that carries over to pairs not fitted on is printed from ten folds, and goes to model.json.
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
from transformers import BertTokenizerFast

from export import named
from judge import LONGEST, auc, batches, encode, load, logits, tensors
from pair_data import OURS, PAIR_LABELS, dispute_pairs, lines, policy_pairs

RESERVED = 104  # [PAD] 0, [UNK] 100, [CLS] 101, [SEP] 102, [MASK] 103 as in BERT's list


class Graph(nn.Module):
    def __init__(self, judge):
        super().__init__()
        self.judge = judge

    def forward(self, ids, types, mask):
        return self.judge.pair(self.judge.states(ids, types, mask))


def with_reserved(judge, words):
    """The judge with BERT's places of its control pieces, and its list of words to match."""
    special = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "[MASK]": 103}
    rest = [word for word in words if word not in special]
    old = judge.encoder.embeddings.word_embeddings.weight.data
    new = torch.zeros(RESERVED + len(rest), old.shape[1])
    for word, place in special.items():
        new[place] = old[words.index(word)]
    new[RESERVED:] = old[torch.tensor([i for i, word in enumerate(words) if word not in special])]
    judge.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(new, freeze=True)
    places = {place: word for word, place in special.items()}
    return [places.get(i, f"[unused{i}]") for i in range(RESERVED)] + rest


def macro_f1(gold, guessed):
    return sum(2 * sum(g == p == k for g, p in zip(gold, guessed)) / max(1, gold.count(k) + guessed.count(k)) for k in range(3)) / 3


def fitted(out, gold):
    """Bias (best macro F1 on a grid, smoothed by the likelihood) and temperature."""
    target = torch.tensor(gold)
    bias, temperature = torch.zeros(3, requires_grad=True), torch.ones(1, requires_grad=True)
    weight = torch.tensor([len(gold) / (3 * max(1, gold.count(k))) for k in range(3)])
    optimizer = torch.optim.LBFGS([bias, temperature], max_iter=100)

    def closure():
        optimizer.zero_grad()
        # Rare labels count more, as they do in the macro F1, but not as much as if all were alike.
        loss = F.cross_entropy((out + bias) / temperature.clamp(0.3, 5), target, weight=weight.sqrt()) + 0.01 * (bias**2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return bias.detach() - bias.detach().mean(), float(temperature.detach().clamp(0.3, 5))


def cross_validated(out, gold, folds=10):
    order = list(range(len(gold)))
    random.Random(11).shuffle(order)
    guessed = [0] * len(gold)
    for fold in range(folds):
        test = order[fold::folds]
        train = [i for i in order if i not in set(test)]
        bias, _ = fitted(out[train], [gold[i] for i in train])
        for i, label in zip(test, (out[test] + bias).argmax(-1).tolist()):
            guessed[i] = label
    return guessed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    trained, out = Path(options.trained), Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(trained / "judge.pt", weights_only=True)
    judge, tokenizer = load(options.weights, trained, saved["layers"], list(range(saved["pieces"])))
    judge.load_state_dict(saved["state"])
    judge.eval()
    rows = lines(options.gold)
    gold = [PAIR_LABELS.index(row["label3"]) for row in rows]
    folds = trained / "folds.json"
    # Pairs that the judge was trained with tell nothing: judge_gold.py left what each said before it was seen.
    scored = torch.tensor(json.loads(folds.read_text())["logits"]) if folds.exists() else logits(judge, tokenizer, [(row["a"], row["b"]) for row in rows])
    guessed = cross_validated(scored, gold)
    bias, temperature = fitted(scored, gold)
    figures = {
        "pairs": len(gold),
        "macro_f1_ten_folds": round(macro_f1(gold, guessed), 3),
        "accuracy_ten_folds": round(sum(g == p for g, p in zip(gold, guessed)) / len(gold), 3),
        "auc_inconsistent": round(auc((scored[:, 0] - torch.logsumexp(scored[:, 1:], -1)).tolist(), [int(g == 0) for g in gold]), 3),
    }
    words = with_reserved(judge, (trained / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1])
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
        "bias": [round(float(b), 4) for b in bias],
        "temperature": round(temperature, 4),
        "weights_sha256": hashlib.sha256((out / "judge.bin").read_bytes()).hexdigest(),
        "gold": figures,
    }
    (out / "model.json").write_text(json.dumps(settings, indent=1) + "\n")
    print(json.dumps(settings, indent=1))


if __name__ == "__main__":
    main()
