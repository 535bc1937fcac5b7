#!/usr/bin/env python3
"""Networks of the same size on unclipped real values, beside the runs of benchmarks/strangers.sh: python3-sklearn.

Usage: strangers_float.py TABLES OUT NAME... writes OUT/NAME.float: accuracy on test rows, and which rows it trained on when not all.

scikit-learn's MLPClassifier (ReLU, one hidden layer of as many neurons as the run's exact network) on the run's training rows, standardised by
their means and deviations: of two weights of the penalty and three restarts each the one that does best on validation rows (L-BFGS up to 5,000
training rows, Adam on batches of 64 above). Texts are one-of-N inputs, missing cells are medians. What
is there already is not made again.
"""
import csv
import itertools
import json
import os
import sys
import warnings

import numpy
from sklearn.neural_network import MLPClassifier

MOST_ROWS = 20_000
RESTARTS = 3


def column_values(cells, training):
    """The inputs that a column of cells becomes, as a matrix."""
    missing = ("", "?", "NA")
    try:
        numbers = numpy.array([float(cell) if cell not in missing else numpy.nan for cell in cells])
        numbers = numpy.where(numpy.isnan(numbers), numpy.nanmedian(numbers[training]), numbers)
        return numbers[:, None]
    except ValueError:
        words = sorted({cells[row] for row in training} - set(missing))
        return numpy.array([[float(cell == word) for word in words] for cell in cells])


def read(tables, run, name):
    """Inputs, labels and the part of every row of a run."""
    features = {feature.get("column", feature["name"]) for feature in run["data"]["features"]}
    lines = {}
    for source in run["data"]["files"] + run["data"]["test_files"]:
        with open(os.path.join(tables, source["name"]), newline="", encoding="utf-8") as file:
            lines[source["name"]] = list(csv.reader(file))
    header = lines[name + ".csv"][0]
    with open(os.path.join(OUT, name, "rows.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    cells = [lines[row["file"]][int(row["line"]) - 1] for row in rows]
    part = numpy.array([row["part"] for row in rows])
    training = numpy.flatnonzero(part == "training")
    at = [i for i, column in enumerate(header) if column in features]
    if len(at) != len(features):
        raise ValueError(f"{name}: {len(features)} columns in run.json, {len(at)} of them in the table")
    inputs = numpy.hstack([column_values([row[i] for row in cells], training) for i in at])
    labels = numpy.array([row[header.index(run["data"]["class_column"])] for row in cells])
    return inputs, labels, part


def accuracy(tables, name):
    """Accuracy on test rows, and a remark."""
    with open(os.path.join(OUT, name, "run.json"), encoding="utf-8") as file:
        run = json.load(file)
    with open(os.path.join(OUT, name, "designs.csv"), newline="", encoding="utf-8") as file:
        hidden = next(int(row["hidden"]) for row in csv.DictReader(file) if row["design"] == "baseline")
    inputs, labels, part = read(tables, run, name)
    training = numpy.flatnonzero(part == "training")
    remark = ""
    if len(training) > MOST_ROWS:
        training = numpy.random.default_rng(1).choice(training, MOST_ROWS, replace=False)
        remark = f"{MOST_ROWS} of its training rows"
    deviation = inputs[training].std(axis=0)
    inputs = (inputs - inputs[training].mean(axis=0)) / numpy.where(deviation > 0, deviation, 1)
    best = (-1.0, 0.0)
    method = dict(solver="lbfgs", max_iter=500) if len(training) <= 5000 else dict(batch_size=64, learning_rate_init=0.003, max_iter=60)
    for seed, penalty in itertools.product(range(RESTARTS), (0.01, 1.0)):
        network = MLPClassifier((hidden,), alpha=penalty, random_state=seed, **method)
        network.fit(inputs[training], labels[training])
        found = [network.score(inputs[part == which], labels[part == which]) for which in ("validation", "test")]
        best = max(best, tuple(found))
    return best[1], remark


TABLES, OUT = sys.argv[1:3]
warnings.filterwarnings("ignore")
for table in sys.argv[3:]:
    result = os.path.join(OUT, table + ".float")
    if not os.path.exists(result):
        value, why = accuracy(TABLES, table)
        with open(result, "w", encoding="utf-8") as written:
            written.write(f"{value:.4f} {why}\n")
    print(table, open(result, encoding="utf-8").read().strip())
