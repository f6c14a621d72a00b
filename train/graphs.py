"""The exported graphs run from Python: the reference for the C++ side, and the measure of what int8 costs."""

import json
from pathlib import Path

import numpy as np
import openvino as ov
import torch

from decode import decode_window
from windows import Packer


def compiled(folder, threads):
    """(encoder, spans, settings) of an exported model."""
    core = ov.Core()
    hints = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": "f32", "NUM_STREAMS": 1}
    encoder, spans = (core.compile_model(Path(folder) / name, "CPU", hints) for name in ("encoder.xml", "spans.xml"))
    return encoder, spans, json.loads((Path(folder) / "model.json").read_text())


class Graphs:
    """models/attribution/ as the program runs it."""

    def __init__(self, folder, weights, threads=1):
        self.encoder, self.spans, self.settings = compiled(folder, threads)
        self.packer = Packer(weights)
        self.transitions = np.array(self.settings["transitions"])

    def found_in(self, articles):
        """For each article all that the model takes for an attribution, however unlikely."""
        limit, floor = self.settings["limit"], self.settings["floor"]
        result = []
        for article in articles:
            found = []
            for number, window in enumerate(self.packer.windows(article.text, limit)):
                width = -len(window.ids) % 16
                ids = np.array([window.ids + [0] * width])
                out = self.encoder({"ids": ids, "mask": (ids > 0).astype(np.int64)})
                cues = out["cues"][0, window.units]
                unit_side, cue_side = out["unit_side"][0, window.units], out["cue_side"][0, window.units]
                mask = np.ones(len(window.units), np.float32)

                def scores(chosen):
                    return self.spans({"unit_side": unit_side, "mask": mask, "cue_side": cue_side[chosen], "position": chosen})["scores"]

                found += decode_window(number, window, cues, scores, self.transitions, floor)
            result.append(found)
        return result


class GraphReader:
    """An exported model as a teacher: see attribution.Reading."""

    def __init__(self, folder, threads=2):
        self.encoder, self.spans, self.settings = compiled(folder, threads)
        self.transitions = torch.tensor(self.settings["transitions"])

    def __call__(self, batch):
        return GraphReading(self, batch)


class GraphReading:
    def __init__(self, reader, batch):
        self.reader, self.batch, self.transitions = reader, batch, reader.transitions
        out = reader.encoder({"ids": batch.ids.numpy(), "mask": batch.mask.numpy()})
        at = lambda name: torch.from_numpy(out[name].copy()).gather(1, batch.units[:, :, None].expand(-1, -1, out[name].shape[-1]))
        self.cues, self.names = at("cues").sigmoid(), at("names").softmax(-1)
        self.unit_side, self.cue_side = at("unit_side"), at("cue_side")

    def scores(self, window, unit):
        result = torch.zeros(len(window), self.batch.units.shape[1], 12)
        for one in window.unique():
            chosen = (window == one).nonzero()[:, 0]
            mask = self.batch.unit_mask[one].float()
            feed = {"unit_side": self.unit_side[one].numpy(), "mask": mask.numpy(), "cue_side": self.cue_side[one, unit[chosen]].numpy(), "position": unit[chosen].numpy()}
            result[chosen] = torch.from_numpy(self.reader.spans(feed)["scores"].copy())
        return result
