#!/usr/bin/env python3
"""Trains the judge of pairs: are two statements inconsistent, consistent or unrelated?

    python3 train/judge.py --weights DIR --nli DIR --out DIR [--gold FILE] [--layers 4] [--pieces 12000]

A cross-encoder: the lower layers of MiniLM read both statements, [CLS] first [SEP] second [SEP]; from the first state and the mean of all
come the three labels. A second head learns the labels of natural language inference from others' data, so that its lesson (negation,
quantity, opposites) reaches the encoder without its habit of calling whatever is unrelated a contradiction. The vocabulary is cut down to the
pieces that are frequent in the training texts (every single character stays, so nothing becomes unreadable).
Leaves `judge.pt`, `vocab.txt` and `log.txt` in `out`. `gold`: pairs to measure on after every pass (never trained on).
"""

import argparse
import collections
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers import BertModel, BertTokenizerFast

from pair_data import LONGEST, NLI_LABELS, OURS, PAIR_LABELS, dispute_pairs, far_pairs, lines, nli_pairs, policy_pairs, thesis_pairs
from pair_figures import figures


class Judge(nn.Module):
    def __init__(self, encoder, hidden=384):
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.pair = nn.Sequential(nn.Linear(2 * hidden, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, len(PAIR_LABELS)))
        self.nli = nn.Linear(2 * hidden, len(NLI_LABELS))

    def states(self, ids, types, mask):
        hidden = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        keep = mask[:, :, None].to(hidden.dtype)
        mean = (hidden * keep).sum(1) / keep.sum(1)
        return self.drop(torch.cat([hidden[:, 0], mean], -1))


def small_vocabulary(weights, texts, pieces, out):
    """The old numbers of the pieces that stay, in order; writes their list."""
    old = BertTokenizerFast.from_pretrained(weights)
    counts = collections.Counter(piece for row in old(texts, add_special_tokens=False)["input_ids"] for piece in row)
    words = sorted(old.get_vocab(), key=old.get_vocab().get)
    needed = {i for i, word in enumerate(words) if word in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]") or len(word.removeprefix("##")) == 1}
    frequent = [piece for piece, _ in counts.most_common() if piece not in needed][: max(0, pieces - len(needed))]
    # The rest by their number: BERT's list is ordered by frequency.
    rest = [i for i in range(1000, len(words)) if i not in needed and i not in set(frequent) and words[i].removeprefix("##").isascii()]
    kept = sorted(needed | set(frequent) | set(rest[: max(0, pieces - len(needed) - len(frequent))]))
    (out / "vocab.txt").write_text("".join(words[i] + "\n" for i in kept), encoding="utf-8")
    return kept


def load(weights, out, layers, kept):
    encoder = BertModel.from_pretrained(weights, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.config.num_hidden_layers = layers
    embedding = nn.Embedding(len(kept), encoder.config.hidden_size, padding_idx=0)
    embedding.weight.data.copy_(encoder.embeddings.word_embeddings.weight.data[torch.tensor(kept)])
    encoder.embeddings.word_embeddings = embedding
    encoder.config.vocab_size = len(kept)
    tokenizer = BertTokenizerFast(vocab_file=str(out / "vocab.txt"), do_lower_case=True)
    return Judge(encoder), tokenizer


def encode(tokenizer, a, b):
    """Ids and types of a pair, each statement cut at LONGEST pieces."""
    first = tokenizer(a, add_special_tokens=False)["input_ids"][:LONGEST]
    second = tokenizer(b, add_special_tokens=False)["input_ids"][:LONGEST]
    ids = [tokenizer.cls_token_id] + first + [tokenizer.sep_token_id] + second + [tokenizer.sep_token_id]
    return ids, [0] * (len(first) + 2) + [1] * (len(second) + 1)


def batches(rows, pieces, rng=None):
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]) + (rng.random() * 8 if rng else 0))
    result, batch = [], []
    for i in order:
        if batch and (len(batch) + 1) * len(rows[i][0]) > pieces:
            result.append(batch)
            batch = []
        batch.append(i)
    result.append(batch)
    if rng:
        rng.shuffle(result)
    return result


def tensors(rows, batch):
    width = max(len(rows[i][0]) for i in batch)
    ids = torch.tensor([rows[i][0] + [0] * (width - len(rows[i][0])) for i in batch])
    types = torch.tensor([rows[i][1] + [0] * (width - len(rows[i][1])) for i in batch])
    mask = torch.tensor([[1] * len(rows[i][0]) + [0] * (width - len(rows[i][0])) for i in batch])
    return ids, types, mask


@torch.no_grad()
def logits(model, tokenizer, pairs):
    """Mean of both orders, as the program judges."""
    model.eval()
    result = torch.zeros(len(pairs), len(PAIR_LABELS))
    for flip in (False, True):
        rows = [encode(tokenizer, *((b, a) if flip else (a, b))) for a, b in pairs]
        for batch in batches(rows, 4000):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model.pair(model.states(*tensors(rows, batch))).float()
            result[torch.tensor(batch)] += out / 2
    return result


def report(model, tokenizer, name, pairs, labels):
    measured = figures(np.array([PAIR_LABELS.index(label) for label in labels]), logits(model, tokenizer, pairs).numpy())
    return f"{name}: auc {measured['auc_inconsistent']:.3f} macro {measured['macro_f1']:.3f} accuracy {measured['accuracy']:.3f}"


def as_reported(text, rng):
    """Sometimes as an indirect statement: "that the boats were late"."""
    if rng.random() < 0.12 and text[:1].isupper() and text[1:2].islower():
        return "that " + text[0].lower() + text[1:].rstrip(".")
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--nli", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--gold", action="append", default=[], help="JSON lines with a, b, label3 (or label)")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--pieces", type=int, default=12000, help="size of the vocabulary")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--nli-rows", type=int, default=7000, help="a pass")
    parser.add_argument("--held-out", type=int, default=24, help="issues of disputes kept for measuring; 0 for the last training")
    parser.add_argument("--far-rows", type=int, default=7000, help="pairs of one side across issues, a pass")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--start", help="go on from this judge.pt of the same vocabulary")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    topics, theses, issues = lines(OURS / "policy.jsonl"), lines(OURS / "theses.jsonl"), lines(OURS / "disputes.jsonl")
    chosen = set(random.Random(7).sample(range(len(issues)), options.held_out))
    held = [issue for i, issue in enumerate(issues) if i in chosen]
    issues = [issue for i, issue in enumerate(issues) if i not in chosen]
    nli = nli_pairs(options.nli)
    texts = [t for a, b, _ in dispute_pairs(issues) + policy_pairs(topics, random.Random(0)) for t in (a, b)] + [t for a, b, _ in nli for t in (a, b)]
    kept = small_vocabulary(options.weights, texts, options.pieces, out)
    model, tokenizer = load(options.weights, out, options.layers, kept)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True)["state"])
    measured = []
    if held:
        near, far = dispute_pairs(held), far_pairs(held, random.Random(2), 400)
        measured.append(("disputes", [(a, b) for a, b, _ in near], [l for *_, l in near]))
        measured.append(("disputes, clash among far", [(a, b) for a, b, l in near + far if l != "consistent"], [l for *_, l in near + far if l != "consistent"]))
    for path in options.gold:
        rows = lines(path)
        measured.append((Path(path).stem, [(r["a"], r["b"]) for r in rows], [r.get("label3") or r["label"] for r in rows]))
    log = open(out / "log.txt", "a", buffering=1)
    encoder = list(model.encoder.parameters())
    heads = list(model.pair.parameters()) + list(model.nli.parameters())
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": heads}], lr=options.rate, weight_decay=0.01)
    step, steps, began = 0, None, time.time()
    for epoch in range(options.epochs):
        rng = random.Random(f"{options.seed}/{epoch}")
        ours = [(as_reported(a, rng), as_reported(b, rng), l) for a, b, l in policy_pairs(topics, rng) + thesis_pairs(theses, rng) + dispute_pairs(issues) + far_pairs(issues, rng, options.far_rows)]
        ours = [(b, a, l) if rng.random() < 0.5 else (a, b, l) for a, b, l in ours]
        work = []
        for kind, rows, names in (("pair", ours, PAIR_LABELS), ("nli", rng.sample(nli, min(options.nli_rows, len(nli))), NLI_LABELS)):
            encoded = [(*encode(tokenizer, a, b), names.index(label)) for a, b, label in rows]
            work += [(kind, encoded, batch) for batch in batches(encoded, 1600, rng)]
        rng.shuffle(work)
        steps = steps or len(work) * options.epochs
        model.train()
        sums = {"pair": [0.0, 0], "nli": [0.0, 0]}
        for kind, rows, batch in work:
            rise = min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
            for group, factor in zip(optimizer.param_groups, (1, 5)):
                group["lr"] = options.rate * rise * factor
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out_logits = getattr(model, kind)(model.states(*tensors(rows, batch)))
            loss = F.cross_entropy(out_logits.float(), torch.tensor([rows[i][2] for i in batch]), label_smoothing=0.05)
            optimizer.zero_grad()
            (loss * (1 if kind == "pair" else 0.5)).backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, 2.0)
            optimizer.step()
            step += 1
            sums[kind][0] += float(loss)
            sums[kind][1] += 1
            if step % 100 == 0:
                shown = " ".join(f"{k} {s / max(1, n):.3f}" for k, (s, n) in sums.items())
                log.write(f"pass {epoch} step {step}/{steps} {shown} {time.time() - began:.0f} s\n")
        for entry in measured:
            log.write(f"pass {epoch} {report(model, tokenizer, *entry)}\n")
        torch.save({"state": model.state_dict(), "layers": options.layers, "pieces": len(kept)}, out / "judge.pt")
        log.write(f"pass {epoch} done {time.time() - began:.0f} s\n")
    (out / "settings.json").write_text(json.dumps(vars(options)))


if __name__ == "__main__":
    main()
