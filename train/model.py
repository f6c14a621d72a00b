"""The statement model: an encoder, a cue head, and for each cue a conditional random field over the units of its window.

One pass of the encoder serves all cues of a window, and the heads for names and coreference.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from labels import LABELS, NAME_LABELS

WIDTH = 192  # of the projections of cue and unit
CHANNELS = 64  # of the sequence that the convolutions read
DILATIONS = (1, 2, 4, 8)
REACH = 64  # distances from the cue beyond this are one


class SpanHead(nn.Module):
    """Scores, for each pair of cue and unit, the four labels and what it costs to begin or end a run of a label there."""

    OUTPUTS = 3 * len(LABELS)  # label, begin, end

    def __init__(self, hidden):
        super().__init__()
        self.cue_side = nn.Linear(hidden, WIDTH)
        self.unit_side = nn.Linear(hidden, WIDTH)
        self.product = nn.Linear(WIDTH, CHANNELS)
        self.from_cue = nn.Linear(WIDTH, CHANNELS, bias=False)
        self.from_unit = nn.Linear(WIDTH, CHANNELS, bias=False)
        self.distance = nn.Embedding(2 * REACH + 1, CHANNELS)
        self.convolutions = nn.ModuleList(nn.Conv1d(CHANNELS, CHANNELS, 3, padding=d, dilation=d) for d in DILATIONS)
        self.scores = nn.Linear(CHANNELS, self.OUTPUTS)
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, cues, units, position, mask):
        """cues [n, hidden], units [n, T, hidden] (of the cue's window), position [n], mask [n, T] -> [n, T, OUTPUTS]."""
        cue = F.gelu(self.cue_side(cues))
        unit = F.gelu(self.unit_side(units))
        steps = torch.arange(units.shape[1], device=units.device) - position[:, None]
        x = self.product(cue[:, None] * unit) + self.from_unit(unit) + self.from_cue(cue)[:, None]
        x = x + self.distance(steps.clamp(-REACH, REACH) + REACH)
        keep = mask[:, None].to(x.dtype)
        x = F.gelu(x).transpose(1, 2) * keep
        for convolution in self.convolutions:
            x = (x + F.gelu(dilated(convolution, self.drop(x)))) * keep
        return self.scores(x.transpose(1, 2)).float()


def dilated(convolution, x):
    """The convolution as three products: cuDNN plans anew for every number of cues."""
    if not x.is_cuda:
        return convolution(x)
    reach, length = convolution.dilation[0], x.shape[2]
    wide = F.pad(x, (reach, reach))
    parts = [convolution.weight[:, :, k] @ wide[:, :, k * reach : k * reach + length] for k in range(3)]
    return parts[0] + parts[1] + parts[2] + convolution.bias[:, None].to(x.dtype)


class StatementModel(nn.Module):
    """`encoder`: see encoder.published; its word vectors (and MPNet's relative positions) stay as they are."""

    def __init__(self, encoder):
        super().__init__()
        hidden = encoder.shape.hidden
        self.encoder = encoder
        self.encoder.words.weight.requires_grad_(False)
        if encoder.shape.buckets:
            self.encoder.relative.weight.requires_grad_(False)
        self.cue = nn.Sequential(nn.Linear(hidden, WIDTH), nn.GELU(), nn.Dropout(0.1), nn.Linear(WIDTH, 2))
        self.names = nn.Linear(hidden, len(NAME_LABELS))
        self.span = SpanHead(hidden)
        self.drop = nn.Dropout(0.1)

    def units(self, hidden, positions):
        """The hidden states at the first pieces of units: [B, T, hidden]."""
        return self.drop(hidden.gather(1, positions[:, :, None].expand(-1, -1, hidden.shape[-1])))


def step_scores(scores, transitions):
    """[n, T, 3K] head scores -> [n, T, K, K]: the score of going from label i at t-1 to label j at t (row i is used for t=0
    as if label none came before)."""
    k = transitions.shape[0]
    label, begin, end = scores.split(k, dim=-1)
    end_before = F.pad(end, (0, 0, 1, 0))[:, :-1]  # ends are scored at the last unit of a run
    change = 1 - torch.eye(k, device=scores.device)
    return label[:, :, None, :] + change * (begin[:, :, None, :] + end_before[:, :, :, None]) + transitions


def log_partition(steps, mask):
    """The log of the summed exponents of all paths, by a tree of products of [K, K] matrices in the log semiring."""
    k = steps.shape[-1]
    neutral = torch.full((k, k), -1e4, device=steps.device).fill_diagonal_(0)
    m = torch.where(mask[:, :, None, None], steps, neutral)
    while m.shape[1] > 1:
        if m.shape[1] % 2:
            m = torch.cat([m, neutral.expand(m.shape[0], 1, k, k)], 1)
        left, right = m[:, 0::2], m[:, 1::2]
        m = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)
    return torch.logsumexp(m[:, 0, 0, :], dim=-1)


def path_score(steps, labels, mask):
    before = F.pad(labels, (1, 0))[:, :-1]
    k = steps.shape[-1]
    picked = steps.flatten(2).gather(2, (before * k + labels)[:, :, None]).squeeze(-1)
    return (picked * mask).sum(1)


def crf_loss(scores, labels, mask, transitions):
    """The negative log likelihood of the gold path, for each cue."""
    steps = step_scores(scores, transitions)
    return log_partition(steps, mask) - path_score(steps, labels, mask)


@torch.enable_grad()
def step_shares(scores, mask, transitions):
    """[n, T, K, K]: how likely each step (label before, label) is over all paths."""
    steps = step_scores(scores.detach(), transitions.detach()).requires_grad_()
    return torch.autograd.grad(log_partition(steps, mask).sum(), steps)[0]


def crf_distance(scores, shares, mask, transitions):
    """The cross entropy between paths that take each step as often as `shares` says and the model's own, for each cue: the loss
    of crf_loss, in expectation over another's paths."""
    steps = step_scores(scores, transitions)
    return log_partition(steps, mask) - (steps * shares * mask[:, :, None, None]).sum((1, 2, 3))
