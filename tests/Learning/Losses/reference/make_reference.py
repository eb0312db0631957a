"""Reference values of every loss, in double precision with numpy alone: python3 make_reference.py > golden.json

Inputs are made by formulas, so that the test can make them too: u(i, seed) = frac(sin(12.9898 i + 78.233 seed) * 43758.5453).
Written from the formulas, not from the tensor code: loops over rows, no shared helpers.
"""
import json
import math

import numpy as np

B, Y, K, D, G = 12, 3, 5, 4, 4


def u(count, seed):
    x = np.sin(12.9898 * np.arange(count) + 78.233 * seed) * 43758.5453
    return x - np.floor(x)


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


logits = (u(B * Y, 1).reshape(B, Y) - 0.5) * 4
classes = (u(B, 2) * Y).astype(int)
groups = (u(B, 3) * G).astype(int)
scores = u(B * K, 4).reshape(B, K)
scores[u(B * K, 5).reshape(B, K) < 0.2] = np.nan
scores[3] = scores[7]                      # two rows with equal descriptors
predicted = (u(B * K, 6).reshape(B, K) - 0.5) * 6
visual = u(B * D, 7).reshape(B, D) - 0.5
semantic = u(B * D, 8).reshape(B, D) - 0.5
visual /= np.linalg.norm(visual, axis=1, keepdims=True)
semantic /= np.linalg.norm(semantic, axis=1, keepdims=True)
counts = [40, 7, 200]

out = {}
ce = np.array([-math.log(softmax(logits[i])[classes[i]]) for i in range(B)])
out["cross_entropy"] = ce.mean()

raw = [(1 - 0.999) / (1 - 0.999 ** n) for n in counts]
weight = [w * Y / sum(raw) for w in raw]
out["class_balanced"] = sum(weight[classes[i]] * ce[i] for i in range(B)) / sum(weight[classes[i]] for i in range(B))

binary = logits[:, :2]
two = (u(B, 9) < 0.4).astype(int)
out["positive_weight_3"] = sum((3 if two[i] else 1) * -math.log(softmax(binary[i])[two[i]]) for i in range(B)) / B

total = 0.0
for i in range(B):
    p = softmax(logits[i])
    for y in range(Y):
        hit = 1.0 if y == classes[i] else 0.0
        smooth = hit * 0.9 + 0.1 / Y
        focus = 1.0 if hit else p[y] ** 4      # (1 - p)^0 for the target, p^4 for the others
        total -= smooth * focus * math.log(p[y])
out["asymmetric"] = total / B

total, seen = 0.0, 0
for i in range(B):
    for k in range(K):
        if not np.isnan(scores[i, k]):
            p = 1 / (1 + math.exp(-predicted[i, k]))
            total -= scores[i, k] * math.log(p) + (1 - scores[i, k]) * math.log(1 - p)
            seen += 1
out["reconstruction"] = total / seen


def same(a, b):
    return all((np.isnan(x) and np.isnan(y)) or x == y for x, y in zip(a, b))


def one_way(queries, keys):
    total = 0.0
    for i in range(B):
        terms = [queries[i] @ keys[j] / 0.07 for j in range(B) if j == i or not same(scores[i], scores[j])]
        total += math.log(sum(math.exp(t) for t in terms)) - queries[i] @ keys[i] / 0.07
    return total / B


out["alignment"] = (one_way(visual, semantic) + one_way(semantic, visual)) / 2

# GroupDRO: three steps on the same batch; the weights move first.
q = np.ones(G) / G
steps = []
for _ in range(3):
    l = np.array([ce[groups == g].mean() if (groups == g).any() else 0.0 for g in range(G)])
    q = q * np.exp(0.01 * l)
    q /= q.sum()
    steps.append(float(q @ l))
out["group_dro"] = steps

# CDI regulariser: full batch, so that the running mean is the batch's own.
coverage = u(Y * K, 10).reshape(Y, K)
x = np.log10(coverage + 1e-4)
support = np.floor(u(Y * K, 11).reshape(Y, K) * 40 + 5)
errors, present = np.zeros((Y, K)), np.zeros((Y, K), bool)
for y in range(Y):
    for k in range(K):
        rows = [i for i in range(B) if classes[i] == y and not np.isnan(scores[i, k])]
        mass = sum(scores[i, k] for i in rows)
        present[y, k] = mass > 0
        if mass > 0:
            errors[y, k] = sum(scores[i, k] * (1 - softmax(logits[i])[y]) for i in rows) / mass
slope2 = 0.0
cx, ce_ = [], []
for y in range(Y):
    kk = [k for k in range(K) if present[y, k]]
    if not kk:
        continue
    w = support[y, kk]
    xm, em = np.average(x[y, kk], weights=w), np.average(errors[y, kk], weights=w)
    slope2 += (np.sum(w * (x[y, kk] - xm) * (errors[y, kk] - em)) / np.sum(w * (x[y, kk] - xm) ** 2)) ** 2
    cx.extend(x[y, kk] - x[y, kk].mean())
    ce_.extend(errors[y, kk] - errors[y, kk].mean())
cx, ce_ = np.array(cx), np.array(ce_)
n = len(cx)
out["cdi_slope_10"] = 10 * slope2
out["cdi_rho_1"] = (np.sum(cx * ce_) / n) ** 2 / (max(np.sum(cx ** 2) / n, 1e-4) * max(np.sum(ce_ ** 2) / n, 1e-4))
print(json.dumps({k: v if isinstance(v, list) else float(v) for k, v in out.items()}, indent=2))
