"""The loss of genomes on rows, in several numpy styles: what the evaluator's speed is compared with.

usage: evaluator_numpy.py FILE.json SECONDS

FILE.json is written by `benchmarks evaluator`. Prints JSON: for each style its losses, and the seconds of the fastest pass
over all genomes divided by their number. Every style prepares whatever depends on the rows alone before the clock starts.
"""
import json
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np  # noqa: E402


class Rows:
    def __init__(self, data):
        order = np.argsort(np.array(data["labels"]), kind="stable")
        self.labels = np.array(data["labels"])[order]
        self.codes = np.array(data["codes"], np.uint8)[order]
        self.bits = data["bits"]
        classes = data["classes"]
        ends = np.searchsorted(self.labels, np.arange(classes + 1))
        self.slices = [slice(ends[c], ends[c + 1]) for c in range(classes)]
        self.ties = np.arange(classes)[::-1].astype(np.int32)
        self.scale = 1 << int(classes - 1).bit_length()


class Genome:
    """Masks and signed weights; `hidden` is neurons x features, `out` is classes x neurons."""

    def __init__(self, g):
        self.hidden_masks = np.array(g["hidden_masks"], np.int16)
        self.hidden_weights = np.array(g["hidden_weights"], np.int16)
        self.hidden_bias = np.array(g["hidden_bias"], np.int16)
        self.dropped = np.array(g["dropped"], np.int16)
        self.ceilings = np.array([(1 << w) - 1 for w in g["widths"]], np.int16)
        self.out_masks = np.array(g["out_masks"], np.int16)
        self.out_weights = np.array(g["out_weights"], np.int16)
        self.out_bias = np.array(g["out_bias"], np.int16)


def wrong_by_rows(rows, outputs):
    """outputs: rows x classes; argmax takes the first of equal values, as the circuit does."""
    return int(np.count_nonzero(outputs.argmax(axis=1) != rows.labels))


def wrong_by_columns(rows, outputs):
    """outputs: classes x rows. Rows are sorted by class, so the own value is a few slices; ties are broken in 32 bits."""
    keys = outputs.astype(np.int32)
    keys *= rows.scale
    keys += rows.ties[:, None]
    best = keys.max(axis=0)
    return sum(int(np.count_nonzero(keys[c, s] != best[s])) for c, s in enumerate(rows.slices))


class RowWise:
    """32-bit whole numbers, masked product of all connections of a layer at once, summed along the last axis."""

    def __init__(self, rows, genome):
        self.rows, self.codes = rows, rows.codes.astype(np.int32)

    def loss(self, g):
        sums = ((self.codes[:, None, :] & g.hidden_masks) * g.hidden_weights).sum(axis=2) + g.hidden_bias
        values = np.minimum(np.maximum(sums, 0) >> g.dropped, g.ceilings).astype(np.int32)
        return wrong_by_rows(self.rows, ((values[:, None, :] & g.out_masks) * g.out_weights).sum(axis=2) + g.out_bias)


class RowWiseEinsum(RowWise):
    """The same by einsum, which forms no product array."""

    def loss(self, g):
        sums = np.einsum("rjf,jf->rj", self.codes[:, None, :] & g.hidden_masks, g.hidden_weights.astype(np.int32)) + g.hidden_bias
        values = np.minimum(np.maximum(sums, 0) >> g.dropped, g.ceilings).astype(np.int32)
        outputs = np.einsum("rcj,cj->rc", values[:, None, :] & g.out_masks, g.out_weights.astype(np.int32)) + g.out_bias
        return wrong_by_rows(self.rows, outputs)


class Columns:
    """A 16-bit array a feature; masks and multiplies one connection at a time into buffers."""

    def __init__(self, rows, genome):
        self.rows, self.columns = rows, [np.ascontiguousarray(c, np.int16) for c in rows.codes.T]
        count = len(rows.labels)
        self.values = [np.empty(count, np.int16) for _ in genome.hidden_bias]
        self.outputs = np.empty((len(genome.out_bias), count), np.int16)
        self.term = np.empty(count, np.int16)

    def sum(self, columns, masks, weights, bias, out):
        out.fill(bias)
        for column, mask, weight in zip(columns, masks, weights):
            np.bitwise_and(column, mask, out=self.term)
            np.multiply(self.term, weight, out=self.term)
            np.add(out, self.term, out=out)

    def loss(self, g):
        for j, value in enumerate(self.values):
            self.sum(self.columns, g.hidden_masks[j], g.hidden_weights[j], g.hidden_bias[j], value)
            np.maximum(value, 0, out=value)
            np.right_shift(value, g.dropped[j], out=value)
            np.minimum(value, g.ceilings[j], out=value)
        for c, output in enumerate(self.outputs):
            self.sum(self.values, g.out_masks[c], g.out_weights[c], g.out_bias[c], output)
        return wrong_by_columns(self.rows, self.outputs)


class StackedColumns:
    """16-bit arrays, all neurons of a layer at a time: one feature against a column of masks and weights."""

    def __init__(self, rows, genome):
        self.rows, self.columns = rows, np.ascontiguousarray(rows.codes.T, np.int16)
        count = len(rows.labels)
        self.values = np.empty((len(genome.hidden_bias), count), np.int16)
        self.outputs = np.empty((len(genome.out_bias), count), np.int16)
        self.terms = np.empty((max(len(self.values), len(self.outputs)), count), np.int16)

    def sum(self, columns, masks, weights, bias, out):
        term = self.terms[: len(out)]
        out[:] = bias[:, None]
        for k, column in enumerate(columns):
            np.bitwise_and(column, masks[:, k, None], out=term)
            np.multiply(term, weights[:, k, None], out=term)
            np.add(out, term, out=out)

    def loss(self, g):
        self.sum(self.columns, g.hidden_masks, g.hidden_weights, g.hidden_bias, self.values)
        np.maximum(self.values, 0, out=self.values)
        np.right_shift(self.values, g.dropped[:, None], out=self.values)
        np.minimum(self.values, g.ceilings[:, None], out=self.values)
        self.sum(self.values, g.out_masks, g.out_weights, g.out_bias, self.outputs)
        return wrong_by_columns(self.rows, self.outputs)


class Tables:
    """A table of all neurons' products for each pair of feature codes (or each hidden value), gathered by row."""

    def __init__(self, rows, genome):
        self.rows, self.codes = rows, np.arange(1 << rows.bits, dtype=np.int16)
        columns = [c.astype(np.intp) for c in rows.codes.T]
        columns += [np.zeros_like(columns[0])] * (len(columns) % 2)
        self.pairs = [a << rows.bits | b for a, b in zip(columns[::2], columns[1::2])]
        self.bytes = np.arange(256, dtype=np.int16)

    def loss(self, g):
        products = [(self.codes[:, None] & g.hidden_masks[:, f]) * g.hidden_weights[:, f] for f in range(g.hidden_masks.shape[1])]
        products += [np.zeros_like(products[0])] * (len(products) % 2)
        sums = None
        for pair, a, b in zip(self.pairs, products[::2], products[1::2]):
            table = (a[:, None, :] + b[None, :, :]).reshape(-1, a.shape[1])
            part = table.take(pair, axis=0)
            sums = part if sums is None else np.add(sums, part, out=sums)
        sums += g.hidden_bias
        values = np.minimum(np.maximum(sums, 0) >> g.dropped, g.ceilings)
        outputs = None
        for j in range(values.shape[1]):
            table = (self.bytes[: int(g.ceilings[j]) + 1, None] & g.out_masks[:, j]) * g.out_weights[:, j]
            part = table.take(values[:, j], axis=0)
            outputs = part if outputs is None else np.add(outputs, part, out=outputs)
        outputs += g.out_bias
        return wrong_by_rows(self.rows, outputs)


class BitPlanes:
    """Every bit a column of 0 and 1, masks folded into the weights, and the matrix product of the installed BLAS. Sums stay
    below 2^24, so that 32-bit floats are exact."""

    def __init__(self, rows, genome):
        self.rows = rows
        planes = [(column >> b) & 1 for column in rows.codes.T for b in range(rows.bits)]
        self.planes = np.ascontiguousarray(np.array(planes), np.float32)

    @staticmethod
    def weights(masks, weights, bits):
        shifts = np.arange(bits, dtype=np.int32)
        return (((masks[:, :, None].astype(np.int32) >> shifts) & 1) * (weights[:, :, None].astype(np.int32) << shifts)) \
            .reshape(len(masks), -1).astype(np.float32)

    def loss(self, g):
        sums = (self.weights(g.hidden_masks, g.hidden_weights, self.rows.bits) @ self.planes).astype(np.int16)
        sums += g.hidden_bias[:, None]
        values = np.minimum(np.maximum(sums, 0) >> g.dropped[:, None], g.ceilings[:, None]).astype(np.uint8)
        planes = np.unpackbits(values[:, None, :], axis=1, bitorder="little").reshape(-1, values.shape[1]).astype(np.float32)
        outputs = (self.weights(g.out_masks, g.out_weights, 8) @ planes).astype(np.int16)
        outputs += g.out_bias[:, None]
        return wrong_by_columns(self.rows, outputs)


STYLES = {
    "row-wise int32": RowWise,
    "row-wise int32, einsum": RowWiseEinsum,
    "column-wise int16": Columns,
    "column-wise int16, neurons stacked": StackedColumns,
    "tables of code pairs": Tables,
    "bit planes, float32 BLAS": BitPlanes,
}


def main(path, seconds):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    rows, genomes = Rows(data), [Genome(g) for g in data["genomes"]]
    styles = {}
    for name, style in STYLES.items():
        evaluator = style(rows, genomes[0])
        losses = [evaluator.loss(g) for g in genomes]
        best, end = [float("inf")] * len(genomes), time.perf_counter() + seconds
        while time.perf_counter() < end:
            for i, g in enumerate(genomes):
                begin = time.perf_counter()
                evaluator.loss(g)
                best[i] = min(best[i], time.perf_counter() - begin)
        styles[name] = {"losses": losses, "seconds": best}
    print(json.dumps({"numpy": np.__version__, "styles": styles}))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
