"""Cutting a text into the windows that the encoder reads. The C++ side (src/speech/) packs in exactly the same way:

* A paragraph is a run of characters without a newline that holds at least one word piece.
* Its pieces are those of BERT's uncased WordPiece over the paragraph alone.
* A paragraph of more than `limit - 2` pieces is cut into runs of at most that many: after the last sentence end
  (a piece . ! or ? with a closing quotation mark after it, if any) in the second half of the run, else at the last piece that
  begins a word.
* Runs are packed in order into windows: [CLS] run [SEP] run [SEP] ... of at most `limit` pieces.

A **unit** is a piece that begins a word (does not begin with ##), or the [SEP] between two runs: labels are given to units.
"""

from dataclasses import dataclass

from tokenizers import Tokenizer

CLS, SEP, MASK, UNK = 101, 102, 103, 100
SENTENCE_END = {".", "!", "?"}
CLOSING = {'"', "'", "”", "’", "»", ")"}


@dataclass
class Window:
    ids: list
    units: list  # positions in ids
    spans: list  # (start, end) code points of the unit's whole word; an empty span for [SEP]


@dataclass
class Run:
    ids: list
    spans: list  # of pieces


def paragraphs(text):
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


class Packer:
    """Packs texts into windows; holds the tokenizer of `weights` (tokenizer.json) and what it knows of each piece."""

    def __init__(self, weights):
        self.tokenizer = Tokenizer.from_file(f"{weights}/tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        words = [self.tokenizer.id_to_token(piece) for piece in range(self.tokenizer.get_vocab_size())]
        self.inner = [word.startswith("##") for word in words]
        self.ends = [word in SENTENCE_END for word in words]
        self.closes = [word in CLOSING for word in words]

    def runs(self, text, limit):
        """The paragraphs of `text` as runs of at most limit - 2 pieces."""
        starts_lines = list(paragraphs(text))
        if not starts_lines:
            return
        coded = self.tokenizer.encode_batch([line for _, line in starts_lines], add_special_tokens=False)
        for (start, _), line in zip(starts_lines, coded):
            ids, spans = line.ids, [(start + a, start + b) for a, b in line.offsets]
            while len(ids) > limit - 2:
                cut = self.cut(ids, limit - 2)
                yield Run(ids[:cut], spans[:cut])
                ids, spans = ids[cut:], spans[cut:]
            if ids:
                yield Run(ids, spans)

    def cut(self, ids, most):
        for at in range(most - 1, most // 2, -1):
            if self.ends[ids[at - 1]] and not self.closes[ids[at]] and not self.inner[ids[at]]:
                return at
            if self.closes[ids[at - 1]] and self.ends[ids[at - 2]] and not self.inner[ids[at]]:
                return at
        for at in range(most, most // 2, -1):
            if not self.inner[ids[at]]:
                return at
        return most

    def windows(self, text, limit, first=None):
        """The windows of `text`. `first`: a smaller limit for the first window (shifts all borders; for training)."""
        ids, units, spans, room = [], [], [], first or limit
        for run in self.runs(text, limit):
            if ids and len(ids) + len(run.ids) + 1 > room:
                yield Window(ids, units[:-1], spans[:-1])
                ids, units, spans, room = [], [], [], limit
            if not ids:
                ids = [CLS]
            for piece, span in zip(run.ids, run.spans):
                if not self.inner[piece] or not units:
                    units.append(len(ids))
                    spans.append(span)
                else:
                    spans[-1] = (spans[-1][0], span[1])
                ids.append(piece)
            units.append(len(ids))
            spans.append((run.spans[-1][1], run.spans[-1][1]))
            ids.append(SEP)
        if ids:
            yield Window(ids, units[:-1], spans[:-1])
