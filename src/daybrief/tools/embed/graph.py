"""Write a BERT encoder as an ONNX graph whose matrices are 8-bit integers.

In: one text's word vectors, (n_tokens, width). Out: their mean after all layers, (width,). Looking
words up is left to the caller, so that the large table of words need not be in memory.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from daybrief.tools.embed.weights import Array, Part, Weights

OPSET = 20  # the first with Gelu
IR_VERSION = 10
EPSILON = 1e-12  # both models' layer_norm_eps


def quantised(matrix: Array) -> tuple[NDArray[np.int8], Array]:
    """Turn each row into 8-bit integers and the number to multiply them with.

    >>> integers, scales = quantised(np.array([[0.5, -1.0]], np.float32))
    >>> integers.tolist()
    [[64, -127]]
    """
    scales = np.abs(matrix).max(axis=1) / np.float32(127)
    scales[scales == 0] = 1
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def model(weights: Weights, *, tokens_at_most: int) -> bytes:
    """Give the graph, serialised."""
    graph = _Graph()
    width = weights.words.shape[1]
    size = width // weights.heads
    count = graph.node("Shape", "words", start=0, end=1)
    first = graph.kept(np.array([0], np.int64))
    positions = graph.node("Slice", graph.kept(weights.positions[:tokens_at_most]), first, count)
    state = graph.norm(graph.node("Add", "words", positions), weights.norm)
    by_head = graph.kept(np.array([-1, weights.heads, size], np.int64))
    joined = graph.kept(np.array([-1, width], np.int64))
    for layer in weights.layers:
        # Scaling the query's weights is scaling the products: softmax(qk / sqrt(size)).
        query = _scaled(layer["query"], size**-0.5)
        given = graph.integers(state)
        q, k, v = (
            graph.node("Reshape", graph.linear(given, part), by_head)
            for part in (query, layer["key"], layer["value"])
        )
        q = graph.node("Transpose", q, perm=[1, 0, 2])
        k = graph.node("Transpose", k, perm=[1, 2, 0])
        v = graph.node("Transpose", v, perm=[1, 0, 2])
        heeded = graph.node("Softmax", graph.node("MatMul", q, k), axis=-1)
        heads = graph.node("Transpose", graph.node("MatMul", heeded, v), perm=[1, 0, 2])
        attended = graph.integers(graph.node("Reshape", heads, joined))
        change = graph.linear(attended, layer["attended"])
        state = graph.norm(graph.node("Add", state, change), layer["attended_norm"])
        wide = graph.node("Gelu", graph.linear(graph.integers(state), layer["wide"]))
        change = graph.linear(graph.integers(wide), layer["narrow"])
        state = graph.norm(graph.node("Add", state, change), layer["norm"])
    return graph.serialised(graph.node("ReduceMean", state, first, keepdims=0), width)


def _scaled(part: Part, by: float) -> Part:
    return Part(weight=part.weight * np.float32(by), bias=part.bias * np.float32(by))


class _Graph:
    """Nodes and kept arrays as they are added; each method gives the name of its result."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._kept: list[Any] = []

    def node(self, kind: str, *given: str, **attributes: Any) -> str:
        return self._add(kind, given, 1, attributes)[0]

    def kept(self, array: NDArray[Any]) -> str:
        from onnx import numpy_helper

        name = f"kept_{len(self._kept)}"
        self._kept.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def integers(self, state: str) -> list[str]:
        """Give what `linear` takes: 8-bit integers, their scale and their zero."""
        return self._add("DynamicQuantizeLinear", (state,), 3, {})

    def linear(self, given: list[str], part: Part) -> str:
        from onnx import TensorProto

        integers, scale, zero = given
        matrix, scales = quantised(part.weight)
        product = self.node("MatMulInteger", integers, self.kept(matrix.T), zero)
        product = self.node("Cast", product, to=TensorProto.FLOAT)
        scaled = self.node("Mul", product, self.node("Mul", scale, self.kept(scales)))
        return self.node("Add", scaled, self.kept(part.bias))

    def norm(self, state: str, part: Part) -> str:
        gains, offsets = self.kept(part.weight), self.kept(part.bias)
        return self.node("LayerNormalization", state, gains, offsets, axis=-1, epsilon=EPSILON)

    def serialised(self, result: str, width: int) -> bytes:
        from onnx import TensorProto, checker, helper

        self._nodes.append(helper.make_node("Identity", [result], ["vector"]))
        words = helper.make_tensor_value_info("words", TensorProto.FLOAT, ["n_tokens", width])
        vector = helper.make_tensor_value_info("vector", TensorProto.FLOAT, [width])
        graph = helper.make_graph(self._nodes, "encoder", [words], [vector], self._kept)
        opset = [helper.make_opsetid("", OPSET)]
        whole = helper.make_model(graph, opset_imports=opset, ir_version=IR_VERSION)
        checker.check_model(whole)
        made: bytes = whole.SerializeToString()
        return made

    def _add(
        self, kind: str, given: tuple[str, ...], count: int, attributes: dict[str, Any]
    ) -> list[str]:
        from onnx import helper

        names = [f"node_{len(self._nodes)}_{place}" for place in range(count)]
        self._nodes.append(helper.make_node(kind, list(given), names, **attributes))
        return names
