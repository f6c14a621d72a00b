#!/usr/bin/env python3
"""The weights of a shipped reader in floats, from its int8 graph, to learn on from: what clash.py left was not kept in the repository.

    python3 train/floats.py --graph models/clash/clash.xml --out clash.pt

Each weight is its scaled integer; where NNCF smoothed a layer's input, its weights take the factor back. The floats answer much as the graph does (correlation .996 over 150 pairs).
"""

import argparse

import numpy as np
import openvino as ov
import torch

from clash import Clash
from encoder import Encoder, Shape
from judge import save

LAYER = ("query", "key", "value", "mixed", "widen", "narrow")


class Graph:
    def __init__(self, path):
        self.operations = {op.get_friendly_name(): op for op in ov.Core().read_model(path).get_ordered_ops()}

    @staticmethod
    def inputs(node):
        return [port.get_source_output().get_node() for port in node.inputs()]

    def value(self, node):
        kind, before = node.get_type_name(), self.inputs(node)
        if kind == "Constant":
            return node.get_data()
        if kind == "Convert":
            return self.value(before[0]).astype(np.float32)
        if kind == "Multiply":
            return self.value(before[0]) * self.value(before[1])
        if kind == "Subtract":
            return self.value(before[0]) - self.value(before[1])
        if kind == "Reshape":
            return self.value(before[0]).reshape([int(size) for size in self.value(before[1])])
        raise SystemExit(f"{node.get_friendly_name()}: a constant of kind {kind} is not known; extend Graph.value")

    def constant_of(self, node):
        return next(self.value(before).reshape(-1) for before in self.inputs(node) if before.get_type_name() in ("Constant", "Convert"))

    def linear(self, name):
        product = self.operations[f"{name}/aten::linear/MatMul"]
        fed, weights = self.inputs(product)
        weights = self.value(weights) if product.get_attributes()["transpose_b"] else self.value(weights).T
        if fed.get_type_name() == "FakeQuantize":
            fed = self.inputs(fed)[0]
        if fed.get_type_name() == "Multiply" and "smooth" in fed.get_friendly_name():
            weights = weights * self.constant_of(fed)[None, :]
        return weights, self.constant_of(self.operations[f"{name}/aten::linear/Add"])

    def norm(self, name):
        add = next(op for key, op in self.operations.items() if key.startswith(f"{name}/aten::layer_norm/Add") and op.get_type_name() == "Add")
        scaled = next(before for before in self.inputs(add) if before.get_type_name() == "Multiply")
        bias = next(self.value(before).reshape(-1) for before in self.inputs(add) if before.get_type_name() != "Multiply")
        return self.constant_of(scaled), bias

    def table(self, part):
        gather = next(op for key, op in self.operations.items() if op.get_type_name() == "Gather" and part in key)
        return self.value(self.inputs(gather)[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", required=True)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    graph, state = Graph(options.graph), {}

    def take(name, both):
        state[f"{name}.weight"], state[f"{name}.bias"] = both

    state["encoder.words.weight"], state["encoder.positions.weight"] = graph.table("words"), graph.table("positions")
    take("encoder.norm", graph.norm("__module.model.encoder.norm"))
    layers = sum(f"__module.model.encoder.layers.{layer}.query/aten::linear/MatMul" in graph.operations for layer in range(100))
    for layer in range(layers):
        for part in LAYER:
            take(f"encoder.layers.{layer}.{part}", graph.linear(f"__module.model.encoder.layers.{layer}.{part}"))
        for part in ("attention_norm", "norm"):
            take(f"encoder.layers.{layer}.{part}", graph.norm(f"__module.model.encoder.layers.{layer}.{part}"))
    for part in ("pair.0", "pair.3"):
        take(part, graph.linear(f"__module.model.{part}"))
    places = state["encoder.positions.weight"]  # the graph has those of the longest pair; batches are filled up beyond it
    state["encoder.positions.weight"] = np.concatenate([places, np.zeros((512 - len(places), places.shape[1]), np.float32)])
    words, positions, inner = state["encoder.words.weight"], state["encoder.positions.weight"], state["encoder.layers.0.widen.weight"]
    model = Clash(Encoder(Shape(vocabulary=words.shape[0], hidden=words.shape[1], inner=inner.shape[0], heads=12, layers=layers, positions=positions.shape[0], epsilon=1e-12)))
    model.load_state_dict({name: torch.tensor(np.array(value, np.float32)) for name, value in state.items()})
    save(model, options.out)


if __name__ == "__main__":
    main()
