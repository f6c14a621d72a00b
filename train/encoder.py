"""The encoders: MiniLM (a BERT, which the program runs) and MPNet (the teacher), read from their published weights.

Both read the ids of BERT's uncased word pieces; MPNet's own ids differ by a constant, its special pieces apart.
Devlin et al. 2019 (BERT), Wang et al. 2020 (MiniLM), Song et al. 2020 (MPNet).
"""

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclass
class Shape:
    vocabulary: int
    hidden: int
    inner: int
    heads: int
    layers: int
    positions: int
    epsilon: float
    buckets: int = 0  # of relative positions (MPNet); 0: none
    activation: str = "gelu"


BERT_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm": "output.LayerNorm",
}
MPNET_NAMES = BERT_NAMES | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "mixed": "attention.attn.o",
    "attention_norm": "attention.LayerNorm",
}
# BERT's special pieces ([PAD], [UNK], [CLS], [SEP], [MASK]) as MPNet numbers them; all others lie four further on.
MPNET_SPECIAL = {0: 1, 100: 104, 101: 0, 102: 2, 103: 30526}


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.mixed = (nn.Linear(shape.hidden, shape.hidden) for _ in range(4))
        self.attention_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.widen = nn.Linear(shape.hidden, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.drop = nn.Dropout(0.1)
        self.activation = {"gelu": F.gelu, "relu": F.relu}[shape.activation]

    def forward(self, x, bias):
        def split(y):
            return y.view(y.shape[0], y.shape[1], self.heads, -1).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if torch.jit.is_tracing() or x.device.type == "cpu":  # the form that OpenVINO's int8 path takes as one operation; on a CPU PyTorch's own is slow to learn with
            shares = (query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1]) + bias).softmax(-1)
            mixed = shares @ value
        else:
            mixed = F.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
        mixed = mixed.transpose(1, 2).flatten(2)
        x = self.attention_norm(x + self.drop(self.mixed(mixed)))
        return self.norm(x + self.drop(self.narrow(self.activation(self.widen(x)))))


class Encoder(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.drop = nn.Dropout(0.1)
        if shape.buckets:
            self.relative = nn.Embedding(shape.buckets, shape.heads)
            ids = torch.arange(shape.vocabulary) + 4
            ids[list(MPNET_SPECIAL)] = torch.tensor(list(MPNET_SPECIAL.values()))
            self.register_buffer("ids", ids.clamp(max=shape.vocabulary - 1), persistent=False)

    def forward(self, ids, mask):
        """ids of BERT's pieces and mask [B, T] -> hidden states [B, T, hidden]."""
        bias = ((1.0 - mask.float()) * -1e4)[:, None, None, :]
        steps = torch.arange(ids.shape[1], device=ids.device)
        if self.shape.buckets:
            bias = bias + self.relative(buckets_of(steps[None] - steps[:, None], self.shape.buckets)).permute(2, 0, 1)[None]
            ids, steps = self.ids[ids], steps + 2
        x = self.drop(self.norm(self.words(ids) + self.positions(steps)))
        for layer in self.layers:
            x = layer(x, bias)
        return x


def buckets_of(distance, buckets, furthest=128):
    """Raffel et al. 2020 (T5): near distances one by one, far ones in logarithmic steps; half of the buckets for either side."""
    half = buckets // 2
    near = half // 2
    side = (distance > 0).long() * half
    size = distance.abs()
    far = near + (torch.log(size.clamp(min=1) / near) / math.log(furthest / near) * (half - near)).long()
    return side + torch.where(size < near, size, far.clamp(max=half - 1))


def shape_of(folder):
    config = json.loads((Path(folder) / "config.json").read_text())
    buckets = config.get("relative_attention_num_buckets", 0)
    return Shape(config["vocab_size"], config["hidden_size"], config["intermediate_size"], config["num_attention_heads"],
                 config["num_hidden_layers"], config["max_position_embeddings"], config["layer_norm_eps"], buckets)  # fmt: skip


def published(folder, layers=None, activation="gelu"):
    """The encoder with the weights of `folder` (config.json and model.safetensors, as transformers writes them). `layers`: numbers of those kept."""
    from safetensors.torch import load_file

    shape = shape_of(folder)
    kept = list(range(shape.layers)) if layers is None else layers
    encoder = Encoder(replace(shape, layers=len(kept), activation=activation))
    theirs = load_file(Path(folder) / "model.safetensors")
    ours = {"words.weight": theirs["embeddings.word_embeddings.weight"], "positions.weight": theirs["embeddings.position_embeddings.weight"]}
    if shape.buckets:
        ours["relative.weight"] = theirs["encoder.relative_attention_bias.weight"]
    else:  # a window is one segment
        ours["words.weight"] = ours["words.weight"] + theirs["embeddings.token_type_embeddings.weight"][0]
    names = {f"layers.{at}.{own}": f"encoder.layer.{layer}.{name}"
             for at, layer in enumerate(kept) for own, name in (MPNET_NAMES if shape.buckets else BERT_NAMES).items()}  # fmt: skip
    for own, name in (names | {"norm": "embeddings.LayerNorm"}).items():
        for part in ("weight", "bias"):
            ours[f"{own}.{part}"] = theirs[f"{name}.{part}"]
    encoder.load_state_dict(ours)
    return encoder
