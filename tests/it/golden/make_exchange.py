"""exchange.json: trend and change points of counts that cluster, over every order of the cells, from the definitions.

Python 3.11 with mpmath 1.3.0; 40 digits, ties within 1e-9 relative. Run: python3 make_exchange.py > exchange.json
"""
import itertools
import json
import sys

from mpmath import mp, mpf, log, sqrt, exp

mp.dps = 40
TIE = mpf("1e-9")


def means_of(counts, weights):
    total, whole = sum(counts), sum(weights)
    return [total * w / whole for w in weights]


def exchanged(counts, means, order):
    """The residuals of `counts`, put back in another order; a count is never below 0."""
    e = [(x - m) / sqrt(m) for x, m in zip(counts, means)]
    return [max(m + sqrt(m) * e[j], mpf(0)) for m, j in zip(means, order)]


def score(x, weights, times):
    whole, total = sum(weights), sum(x)
    share = [w / whole for w in weights]
    mean = sum(w * s for w, s in zip(share, times))
    centred = [s - mean for s in times]
    above = sum(s * (c - total * w) for s, c, w in zip(centred, x, share))
    if total == 0:
        return mpf(0)
    # Around the straight line of least squares, weighted by the shares.
    line = above / sum(w * s * s for s, w in zip(centred, share))
    squares = sum((s * (c - w * (total + line * s))) ** 2 for s, c, w in zip(centred, x, share))
    if squares > mpf("1e-50"):
        return above / sqrt(squares)
    return 10**9 * mp.sign(above) if abs(above) > mpf("1e-20") else mpf(0)


def one_sided(counts, exposures, times, slope):
    weights = [t * exp(slope * s) for t, s in zip(exposures, times)]
    means = means_of(counts, weights)
    seen = score(counts, weights, times)
    tie = TIE * (1 + abs(seen))
    up = down = number = 0
    for order in itertools.permutations(range(len(counts))):
        z = score(exchanged(counts, means, order), weights, times)
        up += z >= seen - tie
        down += z <= seen + tie
        number += 1
    return up, down, number


def welch(x, exposures, k):
    rate = sum(x) / sum(exposures)
    sides = []
    for part, t in ((x[:k], exposures[:k]), (x[k:], exposures[k:])):
        whole, n = sum(t), len(t)
        r = sum(part) / whole
        squares = sum((c - r * u) ** 2 for c, u in zip(part, t))
        v = squares * mpf(n) / (n - 1) / whole**2 if n > 1 else mpf(0)
        sides.append((r, max(v, rate / whole)))
    (a, va), (b, vb) = sides
    return abs(b - a) / sqrt(va + vb) if va + vb > 0 else mpf(0)


def ratios(x, exposures):
    total, whole = sum(x), sum(exposures)
    out = []
    for k in range(1, len(x)):
        lr = mpf(0)
        for part, t in ((x[:k], exposures[:k]), (x[k:], exposures[k:])):
            c = sum(part)
            if c > 0:
                lr += 2 * c * log(c / (total * sum(t) / whole))
        out.append(lr)
    return out


def share(counts, exposures, statistic):
    means = means_of(counts, exposures)
    seen = statistic(counts)
    hits = number = 0
    for order in itertools.permutations(range(len(counts))):
        hits += statistic(exchanged(counts, means, order)) >= seen - TIE * abs(seen)
        number += 1
    return mpf(hits) / number


CASES = [
    ([3, 3, 3, 6, 6, 6], [1] * 6, None),
    ([1, 2, 6, 4, 5, 9], [1] * 6, None),
    ([0, 0, 9, 0, 18, 0], [1] * 6, None),
    ([0, 0, 0, 1, 0, 2], [1] * 6, None),
    ([12, 3, 25, 9, 31, 40], [31, 28, 31, 30, 31, 30], None),
    ([40, 31, 9, 25, 3], [2, 3, 2, 2, 3], [2015, 2016, 2018, 2019, 2023]),
    ([5, 5, 5, 5], [1] * 4, None),
    ([7, 19, 2, 30, 11, 25, 44], [1] * 7, None),
]


def main():
    cases = []
    for counts, exposures, times in CASES:
        x = [mpf(c) for c in counts]
        t = [mpf(e) for e in exposures]
        s = [mpf(v) for v in (times or range(len(counts)))]
        up, down, number = one_sided(x, t, s, mpf(0))
        case = {
            "counts": counts,
            "exposures": exposures,
            "times": times or list(range(len(counts))),
            "p_rising": float(mpf(up) / number),
            "p_falling": float(mpf(down) / number),
        }
        k = len(counts) // 2
        case["at"] = k
        case["p_declared"] = float(share(x, t, lambda y: welch(y, t, k)))
        case["p_searched"] = float(share(x, t, lambda y: max(ratios(y, t))))
        seen = ratios(x, t)
        most = max(seen)
        case["dates"] = [i + 1 for i, v in enumerate(seen) if v >= most * (1 - mpf("1e-12")) or most < mpf("1e-20")]
        # A slope away from 0: what the limits of the interval rest on.
        for name, b in (("gentle", mpf(1) / 20), ("steep", mpf(-1) / 4)):
            up, down, number = one_sided(x, t, s, b)
            case[name] = [float(mpf(up) / number), float(mpf(down) / number)]
        cases.append(case)
        print(counts, file=sys.stderr)
    note = (
        "Trend, declared and searched change point of counts that cluster, over every order of the cells: make_exchange.py, Python 3, mpmath 1.3.0, "
        "40 digits, ties within 1e-9. `gentle` and `steep` are the one-sided p of the slopes 1/20 and -1/4 a unit of time. Tolerance 1e-10 relative."
    )
    json.dump({"note": note, "cases": cases}, sys.stdout, indent=1)
    print()


main()
