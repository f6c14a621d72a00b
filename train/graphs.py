"""The exported graphs run from Python: the reference for the C++ side, and the measure of what int8 costs."""

import json
from pathlib import Path

import numpy as np
import openvino as ov
from transformers import BertTokenizerFast

from decode import decode_window
from windows import Packer


class Graphs:
    """models/attribution/ as the program runs it."""

    def __init__(self, folder, weights, threads=1):
        folder = Path(folder)
        core = ov.Core()
        hints = {"INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": "f32", "NUM_STREAMS": 1}
        self.encoder = core.compile_model(folder / "encoder.xml", "CPU", hints)
        self.spans = core.compile_model(folder / "spans.xml", "CPU", hints)
        self.settings = json.loads((folder / "model.json").read_text())
        self.packer = Packer(BertTokenizerFast.from_pretrained(weights))
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

                def scores(unit):
                    feed = {"unit_side": unit_side, "mask": mask, "cue_side": cue_side[[unit]], "position": np.array([unit])}
                    return self.spans(feed)["scores"][0]

                found += decode_window(number, window, cues, scores, self.transitions, floor)
            result.append(found)
        return result
