#!/usr/bin/env python3
"""Asks trained models, once and beforehand, what they take each window of prepare.py for, so that a student (attribution.py --told) need not ask while it learns.

    python3 train/opinions.py --windows DIR --teachers t1/last.pt:MPNET,t2/last.pt:MPNET,small/last.pt:MINI --out DIR [--part 0/4] [--device cuda]

A teacher is its trained weights and the folder of its encoder's published ones. Leaves `told-N.pt` in `out`: batches of windows of like length with the
teachers' mean opinion, in few bits. Several parts can be made side by side.
"""

import argparse
import pickle
import random
from pathlib import Path

import torch

from attribution import Batch, Told, batches, load_model, opinion, Reading
from windows import CLS, MASK

SMALL = {torch.int64: torch.int16, torch.float32: torch.float16}  # word pieces are fewer than 32,768


def kept(batch, told):
    """Their tensors in few bits, on the CPU."""
    small = lambda fields: {name: value.to(SMALL.get(value.dtype, value.dtype)).cpu() for name, value in fields.items()}
    return {"batch": small(vars(batch)), "told": small(vars(told))}


def restored(stored, masked=0.0):
    """(Batch, Told) of what `kept` gave; `masked`: the share of pieces hidden from the model."""
    large = {small: wide for wide, small in SMALL.items()}
    wide = lambda fields: {name: value.to(large.get(value.dtype, value.dtype)) for name, value in fields.items()}
    batch, told = object.__new__(Batch), Told(**wide(stored["told"]))
    vars(batch).update(wide(stored["batch"]))
    if masked:
        hidden = (torch.rand(batch.ids.shape, device=batch.ids.device) < masked) & (batch.mask > 0) & (batch.ids != CLS)
        batch.ids = batch.ids.masked_fill(hidden, MASK)
    return batch, told


def stored_batches(folder, device):
    """All that was told, on the device."""
    put = lambda fields: {name: value.to(device) for name, value in fields.items()}
    return [{key: put(fields) for key, fields in one.items()}
            for path in sorted(Path(folder).glob("told-*.pt")) for one in torch.load(path, weights_only=True)]  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--windows", required=True)
    parser.add_argument("--teachers", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--pieces", type=int, default=5000, help="word pieces in a batch")
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    Path(options.out).mkdir(parents=True, exist_ok=True)
    windows = [w for path in sorted(Path(options.windows).glob("*.pickle")) for w in pickle.loads(path.read_bytes()) if len(w.units)]
    part, parts = map(int, options.part.split("/"))
    mine = batches(windows, options.pieces, random.Random(1))[part::parts]
    device = torch.device(options.device)
    teachers = []
    for state, _, weights in (teacher.partition(":") for teacher in options.teachers.split(",")):
        model = load_model(weights, state).to(device).eval().requires_grad_(False)
        teachers.append(lambda batch, model=model: Reading(model, batch))
    result = []
    for rows in mine:
        batch = Batch(rows, device)
        result.append(kept(batch, opinion(teachers, batch)))
    torch.save(result, Path(options.out) / f"told-{part}.pt")


if __name__ == "__main__":
    main()
