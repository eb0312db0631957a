"""Writes golden.json: tables and what numpy, scipy and scikit-learn say about them.

An implementation of the definitions on its own terms (rows and masks, dummy-variable regression, library functions),
so that agreement means something. Run it again only when a definition changes:

    python3 tests/Unit/Metrics/reference/make_reference.py
"""
import json
import pathlib
import warnings
from fractions import Fraction

import numpy as np
from scipy import stats
from sklearn import metrics as sk

FLOOR = 5
BINS = 15


# --- tables -----------------------------------------------------------------------------------------------------------

def table(name, seed, rows, classes, descriptors, subgroups=(), decimals=4, missing=0.0, sparsity=0.5, skill=1.5,
          labels=None, threshold=0.5, validation_threshold=None, levels=("descriptor",)):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, len(classes), rows) if labels is None else np.asarray(labels)
    cases = rng.integers(0, max(1, rows * 2 // 3), rows)
    logits = rng.normal(size=(rows, len(classes)))
    if rows:
        logits[np.arange(rows), y] += skill
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p = p.round(decimals)
    if len(classes) == 2:
        p[:, 0] = 1 - p[:, 1]
    a = rng.beta(0.6, 1.2, size=(rows, len(descriptors))).round(3) * (rng.random((rows, len(descriptors))) > sparsity)
    a[rng.random(a.shape) < missing] = np.nan
    s = [None if rng.random() < 0.1 else str(x) for x in rng.choice(subgroups, rows)] if subgroups else None
    coverage = [
        dict(classIndex=c, descriptor=k, subgroup=g, coverage=float(rng.beta(0.5, 2.0).__round__(4)))
        for c in range(len(classes)) for k in range(len(descriptors)) for g in (None, *subgroups)
        if rng.random() > 0.05
    ]
    return dict(name=name, classes=list(classes), descriptors=list(descriptors), y=y, cases=[f"case-{c}" for c in cases],
                p=p, a=a, subgroups=s, threshold=threshold, validationThreshold=validation_threshold, coverage=coverage,
                levels=levels)


def tables():
    skin = ["hair", "vessels", "pigmented", "erythema", "ulceration"]
    yield table("binary", 1, 180, ["other", "MEL"], skin, ["dark", "light"], missing=0.1, levels=("descriptor", "subgroup"))
    yield table("other threshold", 2, 120, ["other", "MEL"], skin, threshold=0.3, validation_threshold=0.7)
    yield table("ties on bin edges", 3, 150, ["other", "MEL"], skin, decimals=1, sparsity=0.2)
    five = np.random.default_rng(4).choice([0, 1, 2, 4], 300)  # class 3 never occurs
    yield table("several classes, one absent", 4, 300, ["a", "b", "c", "d", "e"], skin[:4], ["x", "y", "z"], labels=five,
                missing=0.1, sparsity=0.0, levels=("descriptor", "subgroup"))
    yield table("one class", 5, 40, ["other", "MEL"], skin[:3], labels=np.zeros(40, int))
    yield table("only positives", 6, 40, ["other", "MEL"], skin[:3], labels=np.ones(40, int))
    yield table("no rows", 7, 0, ["other", "MEL"], skin[:3])
    yield table("two groups a class", 8, 80, ["other", "MEL"], skin[:2])
    yield table("thin support", 9, 24, ["other", "MEL"], skin, sparsity=0.9)
    same = table("same coverage everywhere", 10, 90, ["other", "MEL"], skin)
    same["coverage"] = [dict(c, coverage=0.25) for c in same["coverage"]]
    yield same
    perfect = table("one class never wrong", 11, 160, ["other", "MEL"], skin, sparsity=0.2)
    negative = perfect["y"] == 0
    perfect["p"][negative, 1] = (perfect["p"][negative, 1] / 2.1).round(4)
    perfect["p"][:, 0] = 1 - perfect["p"][:, 1]
    yield perfect
    two = table("a class of two groups beside one of five", 12, 160, ["other", "MEL"], skin, sparsity=0.2)
    two["coverage"] = [c for c in two["coverage"] if c["classIndex"] == 1 or c["descriptor"] < 2]
    yield two


# --- section 4: metrics -----------------------------------------------------------------------------------------------

def decisions(t):
    return (t["p"][:, 1] >= t["threshold"]).astype(int) if len(t["classes"]) == 2 else t["p"].argmax(axis=1)


def one_versus_rest(t, score):
    columns = [1] if len(t["classes"]) == 2 else range(len(t["classes"]))
    scores = [score((t["y"] == c).astype(int), t["p"][:, c]) for c in columns]
    scores = [s for s in scores if s is not None]
    return float(np.mean(scores)) if scores else None


def auc(y, p):
    return sk.roc_auc_score(y, p) if 0 < y.sum() < len(y) else None


def average_precision(y, p):
    return sk.average_precision_score(y, p) if y.sum() > 0 else None


def s95(t):
    if len(t["classes"]) != 2 or len(set(t["y"])) < 2:
        return None
    fpr, tpr, _ = sk.roc_curve(t["y"], t["p"][:, 1], drop_intermediate=False)
    return max(tp for fp, tp in zip(fpr, tpr) if 1 - fp >= 0.95 - 1e-12)


def s95val(t):
    positives = t["y"] == 1
    if t["validationThreshold"] is None or len(t["classes"]) != 2 or not positives.any():
        return None
    return float(np.mean(t["p"][positives, 1] >= t["validationThreshold"]))


def top_label(t):
    if len(t["classes"]) == 2:
        top = (t["p"][:, 1] >= 0.5).astype(int)
        return np.where(top == 1, t["p"][:, 1], 1 - t["p"][:, 1]), (top == t["y"]).astype(float)
    return t["p"].max(axis=1), (t["p"].argmax(axis=1) == t["y"]).astype(float)


def ece(p, outcome, edges, weights=None):
    weights = np.ones(len(p)) if weights is None else weights
    if weights.sum() == 0:
        return None
    total = 0.0
    for b in range(BINS):
        inside = (p > edges[b]) & (p <= edges[b + 1])
        if b == 0:
            inside |= p == edges[0]
        if weights[inside].sum() > 0:
            confidence = np.average(p[inside], weights=weights[inside])
            rate = np.average(outcome[inside], weights=weights[inside])
            total += weights[inside].sum() / weights.sum() * abs(confidence - rate)
    return total


EQUAL_WIDTH = [float(Fraction(b, BINS)) for b in range(BINS + 1)]


def equal_mass(p):
    ordered = sorted(p)
    edges = []
    for b in range(BINS + 1):
        position = Fraction((len(p) - 1) * b, BINS)  # exact, so that no edge slips off a value by rounding
        below = int(position)
        above = min(below + 1, len(p) - 1)
        edges.append(ordered[below] + float(position - below) * (ordered[above] - ordered[below]))
    return edges


def odds_gap(t):
    if t["subgroups"] is None:
        return None
    yhat, s = decisions(t), np.array([x or "" for x in t["subgroups"]])
    gaps = []
    for c in range(len(t["classes"])):
        for d in range(len(t["classes"])):
            rates = [np.mean(yhat[(s == g) & (t["y"] == c)] == d) for g in sorted(set(s) - {""}) if ((s == g) & (t["y"] == c)).any()]
            if len(rates) > 1:
                gaps.append(max(rates) - min(rates))
    return max(gaps) if gaps else None


def worst_group(t):
    if t["subgroups"] is None:
        return None
    yhat = decisions(t)
    groups = {}
    for i, s in enumerate(t["subgroups"]):
        if s:
            groups.setdefault((t["y"][i], s), []).append(yhat[i] == t["y"][i])
    return float(min(np.mean(g) for g in groups.values()))


def adjusted_accuracy(t):
    """Accuracy of each class in each subgroup, averaged by the shares of a made-up training set."""
    yhat, s = decisions(t), np.array([x or "" for x in t["subgroups"]])
    rows = {(c, g): (t["y"] == c) & (s == g) for c in range(len(t["classes"])) for g in sorted(set(s) - {""})}
    shares = np.random.default_rng(99).dirichlet(np.ones(len(rows)))
    here = [(share, np.mean(yhat[r] == t["y"][r])) for share, r in zip(shares, rows.values()) if r.any()]
    return dict(shares=[dict(classIndex=c, subgroup=g, share=share) for share, (c, g) in zip(shares, rows)],
                value=np.average([a for _, a in here], weights=[w for w, _ in here]))


def part(t, rows):
    return {**t, "y": t["y"][rows], "p": t["p"][rows], "subgroups": None, "cases": None, "a": t["a"][rows]}


def by_subgroup(t):
    """Every metric on the rows of each subgroup alone, and how far they lie apart."""
    s = np.array([x or "" for x in t["subgroups"]])
    groups = {g: metric_values(part(t, s == g)) for g in sorted(set(s) - {""})}
    spread = {}
    for metric in next(iter(groups.values())):
        known = [v[metric] for v in groups.values() if v[metric] is not None]
        spread[metric] = dict(groups={g: v[metric] for g, v in groups.items()},
                              minimum=min(known) if known else None,
                              difference=max(known) - min(known) if known else None,
                              ratio=min(known) / max(known) if known and max(known) > 0 else None)
    return spread


def metric_values(t):
    y, yhat, n = t["y"], decisions(t), len(t["y"])
    binary = len(t["classes"]) == 2
    confidence, right = top_label(t)
    usual = (t["p"][:, 1], (y == 1).astype(float)) if binary else (confidence, right)
    one_hot = np.eye(len(t["classes"]))[y] if n else np.zeros((0, len(t["classes"])))
    return {
        "auc@1": one_versus_rest(t, auc),
        "pra@1": one_versus_rest(t, average_precision),
        "s95@1": s95(t),
        "s95val@1": s95val(t),
        "acc@1": sk.accuracy_score(y, yhat) if n else None,
        "bacc@1": sk.balanced_accuracy_score(y, yhat) if n else None,
        "mf1@1": sk.f1_score(y, yhat, average="macro", labels=sorted(set(y) | set(yhat)), zero_division=0) if n else None,
        "sens@1": sk.recall_score(y, yhat, pos_label=1) if binary and (y == 1).any() else None,
        "spec@1": sk.recall_score(y, yhat, pos_label=0) if binary and (y == 0).any() else None,
        "ece.pos15@1": ece(t["p"][:, 1], (y == 1).astype(float), EQUAL_WIDTH) if binary and n else None,
        "ece.top15@1": ece(confidence, right, EQUAL_WIDTH) if n else None,
        "ece.mass15@1": ece(*usual, equal_mass(usual[0])) if n else None,
        "brier@1": (np.mean((t["p"][:, 1] - y) ** 2) if binary else np.mean(((t["p"] - one_hot) ** 2).sum(axis=1))) if n else None,
        "acc.worst@1": worst_group(t),
        "acc.adj@1": None,
        "odds.gap@1": odds_gap(t),
    }


# --- section 3: coverage disparity ------------------------------------------------------------------------------------

def groups_that_count(t, level):
    wrong = decisions(t) != t["y"]
    found = []
    for c in t["coverage"]:
        if (c["subgroup"] is None) != (level == "descriptor"):
            continue
        rows = t["y"] == c["classIndex"]
        if c["subgroup"] is not None:
            rows &= np.array([s == c["subgroup"] for s in t["subgroups"]])
        a = t["a"][rows, c["descriptor"]]
        seen = ~np.isnan(a)
        support = a[seen].sum()
        if support >= FLOOR:
            found.append((c["classIndex"], c["coverage"], float((a * wrong[rows])[seen].sum() / support), support))
    return found


def varies(values):
    return len(values) > 0 and np.ptp(values) > 1e-12


def cdi_values(t, level):
    groups = groups_that_count(t, level)
    classes = range(len(t["classes"]))
    of = {y: np.array([g[1:] for g in groups if g[0] == y]).reshape(-1, 3) for y in classes}
    eligible = {y: g for y, g in of.items() if varies(g[:, 0]) and varies(g[:, 1])}
    enough = any(len(g) >= 3 for g in eligible.values())
    return {
        "groups": len(groups),
        "cdi.within@1": within(eligible),
        "cdi.slope@1": slope(eligible) if enough else None,
        "cdi.pearson@1": pearson(eligible, lambda c: c) if enough else None,
        "cdi.logpearson@1": pearson(eligible, log) if enough else None,
        "cdi.pooled@1": pooled(of),
        "cdi.gap@1": gap(eligible) if enough else None,
        "rho": {t["classes"][y]: stats.spearmanr(g[:, 0], g[:, 1]).statistic for y, g in eligible.items() if len(g) >= 3},
        "slope": {t["classes"][y]: slope({y: g}) for y, g in eligible.items()},
    }


def log(c):
    return np.log10(c + 1e-4)


def within(eligible):
    rho = [(len(g), stats.spearmanr(g[:, 0], g[:, 1]).statistic) for g in eligible.values() if len(g) >= 3]
    return sum(n * r for n, r in rho) / sum(n for n, _ in rho) if rho else None


def slope(eligible):
    """Least squares on scaled rows with a dummy column a class."""
    stacked = np.vstack(list(eligible.values()))
    intercepts = np.vstack([np.repeat(np.eye(len(eligible))[[i]], len(g), axis=0) for i, g in enumerate(eligible.values())])
    root = np.sqrt(stacked[:, 2:])
    design = np.hstack([log(stacked[:, :1]), intercepts]) * root
    return float(np.linalg.lstsq(design, stacked[:, 1] * root[:, 0], rcond=None)[0][0])


def pearson(eligible, transform):
    x = np.concatenate([transform(g[:, 0]) - transform(g[:, 0]).mean() for g in eligible.values()])
    e = np.concatenate([g[:, 1] - g[:, 1].mean() for g in eligible.values()])
    return float(stats.pearsonr(x, e).statistic)


def pooled(of):
    stacked = np.vstack(list(of.values()))
    if not any(len(g) >= 3 for g in of.values()) or not varies(stacked[:, 0]) or not varies(stacked[:, 1]):
        return None
    return stats.spearmanr(stacked[:, 0], stacked[:, 1]).statistic


def gap(eligible):
    gaps, weights = [], []
    for g in eligible.values():
        low, high = np.quantile(g[:, 0], [0.25, 0.75])
        tail, head = g[g[:, 0] <= low], g[g[:, 0] >= high]
        gaps.append(np.average(tail[:, 1], weights=tail[:, 2]) - np.average(head[:, 1], weights=head[:, 2]))
        weights.append(g[:, 2].sum())
    return float(np.average(gaps, weights=weights))


# --- section 2: coverage, with the same rows as training rows ---------------------------------------------------------

def coverage_values(t):
    cells = []
    for y in range(len(t["classes"])):
        for k in range(len(t["descriptors"])):
            a = t["a"][t["y"] == y, k]
            seen = a[~np.isnan(a)]
            cells.append(seen.mean() if len(seen) else None)
    prevalence = [np.nanmean(t["a"][:, k]) if len(t["y"]) else None for k in range(len(t["descriptors"]))]
    known = np.array([c for c in cells if c is not None])
    deviations = [None if c is None else c - prevalence[i % len(prevalence)] for i, c in enumerate(cells)]
    support = [float(np.nansum(t["a"][t["y"] == y, k])) for y in range(len(t["classes"])) for k in range(len(t["descriptors"]))]
    by_class = np.array([[np.nan if c is None else c for c in cells]], float).reshape(len(t["classes"]), -1)
    variances = [np.nanvar(column) if (~np.isnan(column)).sum() > 1 else None for column in by_class.T]
    low, high = (np.quantile(known, 0.25), np.quantile(known, 0.75)) if len(known) else (None, None)
    strata = [None if c is None else "Tail" if c <= low else "Head" if c >= high else "Middle" for c in cells]
    return dict(cells=cells, prevalence=prevalence, deviations=deviations, support=support, strata=strata, variances=variances,
                shares=[np.mean(known == 0), *(np.mean(known < limit) for limit in (0.01, 0.05, 0.10))] if len(known) else [],
                mean=known.mean() if len(known) else None, minimum=known.min() if len(known) else None,
                maximum=known.max() if len(known) else None,
                sd=known.std() if len(known) else None,
                q05=np.quantile(known, 0.05) if len(known) else None,
                q95=np.quantile(known, 0.95) if len(known) else None)


def reliability_values(t):
    """Calibration error of each descriptor's rows, weighted by the descriptor."""
    p, outcome = (t["p"][:, 1], (t["y"] == 1).astype(float)) if len(t["classes"]) == 2 else top_label(t)
    weights = np.nan_to_num(t["a"])
    return [ece(p, outcome, EQUAL_WIDTH, weights[:, k]) if weights[:, k].sum() >= FLOOR else None for k in range(len(t["descriptors"]))]


# --- writing ----------------------------------------------------------------------------------------------------------

def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return plain(value.item())
    return None if isinstance(value, float) and np.isnan(value) else value


def golden(t):
    expected = dict(metrics=metric_values(t), cdi={level: cdi_values(t, level) for level in t["levels"]},
                    coverage=coverage_values(t), reliability=reliability_values(t),
                    adjusted=adjusted_accuracy(t) if t["subgroups"] else None,
                    bySubgroup=by_subgroup(t) if t["subgroups"] else {})
    return plain({**{k: v for k, v in t.items() if k != "levels"}, "expected": expected})


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    lines = ",\n".join(json.dumps(golden(t), separators=(",", ":")) for t in tables())
    pathlib.Path(__file__).with_name("golden.json").write_text(f"[\n{lines}\n]\n")
