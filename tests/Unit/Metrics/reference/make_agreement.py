"""Writes agreement.json: Cohen's kappa by scikit-learn, ICC(2,1) by the mean squares of a two-way analysis of variance in numpy.

Debian: apt-get install python3-numpy python3-sklearn; python3 make_agreement.py > agreement.json
"""
import json

import numpy
from sklearn.metrics import cohen_kappa_score


def icc(table):
    """Shrout and Fleiss (1979), case 2, single ratings. (images, annotators)"""
    n, k = table.shape
    rows = numpy.broadcast_to(table.mean(axis=1, keepdims=True), table.shape)
    columns = numpy.broadcast_to(table.mean(axis=0, keepdims=True), table.shape)
    grand = table.mean()
    bms = ((rows - grand) ** 2).sum() / (n - 1)
    jms = ((columns - grand) ** 2).sum() / (k - 1)
    ems = ((table - rows - columns + grand) ** 2).sum() / ((n - 1) * (k - 1))
    return (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n)


def binary(chance, n, yes, flip):
    first = (chance.random(n) < yes).astype(int)
    return first, numpy.where(chance.random(n) < flip, 1 - first, first)


def soft(chance, n, noise, shift):
    truth = chance.random(n)
    rated = [numpy.clip(truth + noise * chance.standard_normal(n) + add, 0, 1).round(2) for add in (0, shift)]
    return rated[0], rated[1]


chance = numpy.random.default_rng(17)
cases = []
for n, yes, flip in [(5, 0.5, 0.2), (40, 0.5, 0.1), (200, 0.05, 0.03), (60, 0.5, 0.9)]:
    first, second = binary(chance, n, yes, flip)
    cases.append({"kind": "kappa", "first": first.tolist(), "second": second.tolist(), "value": float(cohen_kappa_score(first, second))})
for n, noise, shift in [(4, 0.1, 0), (50, 0.1, 0), (50, 0.1, 0.2), (120, 0.5, -0.1)]:
    first, second = soft(chance, n, noise, shift)
    cases.append({"kind": "icc", "first": first.tolist(), "second": second.tolist(), "value": float(icc(numpy.column_stack([first, second])))})
print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
