"""Exporting: networks from torch to ONNX files that are the same bytes on every run.

Runs in a worker. What is written has proved itself: onnxruntime must answer as torch does.
"""

import logging
import warnings

from scripts.engine import files, networks, source
from scripts.engine.errors import EngineError
from scripts.engine.measuring import honest, kept_in
from scripts.engine.memo import Memo
from scripts.engine.store import Store
from scripts.engine.surroundings import quiet, versions
from scripts.engine.watching import Opened

SEED = 0  # of the models that readers get: the first of the measured ones
PARITY = 1e-5  # how far an answer may be from torch's, of its own size where that is above 1
OPSET = 20
AGAIN = 1e-3  # the same between a committed network and one that was trained anew


def export(root, figure, fingerprint, store=()):
    """(`Record`, {name: bytes of ONNX}) of a figure's networks.

    fingerprint: of its `export`; store: as of `measuring.measure_seed`. Raises EngineError where
    onnxruntime answers otherwise than torch, and where the fingerprint does not cover what was
    read.
    """
    found, record = exported(root, figure, fingerprint, store)
    contents = {name: content(network) for name, network in found.items()}
    for name, network in found.items():
        proved(name, network, contents[name])
    record["networks"] = {name: files.digest(data) for name, data in contents.items()}
    return networks.Record(**record), contents


def exported(root, figure, fingerprint, store=()):
    """({name: Network}, what else is to be recorded) that a figure's `export` returns."""
    path = source.figure_path(figure, root)
    opened = Opened(root)
    module = source.load(path, networks.EXPORT, root)
    quiet(SEED)

    def unchanged():
        return networks.reached(figure, Memo(root)).fingerprint == fingerprint

    with kept_in(Store(root, *store, unchanged=unchanged)):
        found = module.export(module.Setup(), SEED)
    read, reached = opened.close(), networks.reached(figure, Memo(root))
    honest(reached, fingerprint, read, opened.programs)
    told = versions(reached.outside | {"onnx", "onnxscript"})
    return found, {"fingerprint": fingerprint, "sources": reached.parts, "versions": told}


def content(network):
    """A `figures_src.networks.Network` as the bytes of an ONNX file."""
    from onnxscript import optimizer

    program = translated(network)
    optimizer.inline(program.model)
    optimizer.fold_constants(program.model)
    optimizer.remove_unused_nodes(program.model)
    return bare(program.model_proto).SerializeToString(deterministic=True)


def translated(network):
    """The exporter's own program for a network.

    Its rewriting is left out: it takes the 1e-12 that keeps a quotient from 0/0 for nought. What it
    says about itself while it works is not for whoever exports.
    """
    import torch

    many = {0: torch.export.Dim("n")} if network.many else None
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        for told in (".*treespec", ".*axis name"):
            warnings.filterwarnings("ignore", message=told)
        return torch.onnx.export(
            network.module, tuple(network.inputs.values()), dynamo=True, optimize=False,
            input_names=list(network.inputs), output_names=list(network.outputs),
            dynamic_shapes={name: many for name in network.inputs} if many else None,
            opset_version=OPSET, verbose=False,
        )  # fmt: skip


def bare(model):
    """The same model without the names of files and stack traces noted beside every step."""
    graph = model.graph
    noted = [model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer]
    for each in noted:
        each.ClearField("metadata_props")
        each.ClearField("doc_string")
    graph.ClearField("value_info")
    model.ClearField("producer_version")
    return model


def proved(name, network, data):
    """EngineError where onnxruntime answers the network's example otherwise than torch."""
    answers = network.module(*network.inputs.values())
    wanted = answers if isinstance(answers, tuple) else (answers,)
    for output, off in apart(network, data, [each.numpy() for each in wanted]).items():
        if not off <= PARITY:
            raise EngineError(f"network '{name}': {output} is {off:.1g} off in onnxruntime")


def apart(network, data, wanted):
    """{output: largest distance from what is wanted, in parts of the largest wanted above 1}."""
    found = answered(network, data)
    return {
        name: float(abs(one - two).max() / max(1.0, abs(two).max()))
        for name, one, two in zip(network.outputs, found, wanted, strict=True)
    }


def answered(network, data):
    """What an ONNX file answers to a network's example: one array for each output."""
    from onnxruntime import InferenceSession

    given = {name: example.numpy() for name, example in network.inputs.items()}
    return InferenceSession(data).run(list(network.outputs), given)


def compared(root, figure, fingerprint, store=()):
    """{"<network>.<output>": distance} between what is committed and what is made from nothing."""
    found, _ = exported(root, figure, fingerprint, store)
    off = {}
    for name, network in found.items():
        again = answered(network, content(network))
        before = networks.place(figure, name, root).read_bytes()
        each = apart(network, before, again)
        off |= {f"{name}.{output}": distance for output, distance in each.items()}
    return off
