"""Writes screening.json: python3 make_screening.py > screening.json

Python 3.11.7, mpmath 1.3.0, NumPy 2.4.6, SciPy 1.17.1; fifty digits. The likelihood is that of beta-binomial counts in logarithms of the beta
function; its greatest value is looked for by SciPy from nine starts and settled by the digamma function in fifty digits. Posterior quantiles
are roots of the incomplete beta function. Families and cells are fractions of whole numbers.
"""

import json
from collections import Counter
from fractions import Fraction as F
from math import comb

import numpy as np
from mpmath import betainc, exp, findroot, log, loggamma, mp, mpf, psi
from scipy.optimize import minimize
from scipy.special import betaln

mp.dps = 50
cases = []


def add(what, **values):
    cases.append({"what": what, **values})


def greatest(pairs):
    """a and b; None where the likelihood grows as both grow without end."""
    counted = Counter(p for p in pairs if sum(p))
    x1, x2 = (np.array([p[i] for p in counted], float) for i in (0, 1))
    times = np.array(list(counted.values()), float)

    def minus(v):
        a, b = np.exp(v)
        if max(a, b) > 1e5:
            return np.inf  # where double precision cancels
        return -(times * (betaln(a + x2, b + x1) - betaln(a, b))).sum()

    share = sum(p[1] for p in pairs) / sum(sum(p) for p in pairs)
    # The exact slope in 1/(a + b) at 0, in fractions.
    pi = F(sum(p[1] for p in pairs), sum(sum(p) for p in pairs))
    slope = sum(F(k2 * (k2 - 1)) / pi + F(k1 * (k1 - 1)) / (1 - pi) - (k1 + k2) * (k1 + k2 - 1) for k1, k2 in pairs)
    starts = [np.log([share * m, (1 - share) * m]) for m in (0.02, 0.1, 0.5, 2, 10, 50, 300, 2000, 20000)]
    found = [minimize(minus, s, method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-10, "maxiter": 4000}) for s in starts]
    best = min(found, key=lambda r: r.fun)
    if slope <= 0:
        # No start finds more than the law of one ratio has.
        one = -sum(k2 * np.log(share) + k1 * np.log(1 - share) for k1, k2 in pairs)
        assert best.fun >= one - 1e-6, (best, one)
        return None

    def slopes(u, v):
        a, b = exp(u), exp(v)
        s = [mpf(0), mpf(0)]
        for (k1, k2), n in counted.items():
            down = psi(0, a + b) - psi(0, a + b + k1 + k2)
            s[0] += n * (psi(0, a + k2) - psi(0, a) + down)
            s[1] += n * (psi(0, b + k1) - psi(0, b) + down)
        return s

    root = findroot(slopes, [mpf(float(t)) for t in best.x], tol=1e-60, maxsteps=60)
    a, b = exp(root[0]), exp(root[1])
    assert minus(np.array([float(root[0]), float(root[1])])) <= best.fun + 1e-7
    return a, b


def quantile(a, b, p):
    """The odds at which the lower tail of Beta(a, b) is p."""
    def gap(u):
        x = 1 / (1 + exp(-u))
        return log(betainc(a, b, 0, x, regularized=True)) - log(p)

    lo, hi = mpf(-1), mpf(1)
    while gap(lo) > 0:
        lo *= 2
    while gap(hi) < 0:
        hi *= 2
    for _ in range(20):
        middle = (lo + hi) / 2
        lo, hi = (middle, hi) if gap(middle) < 0 else (lo, middle)
    root = findroot(gap, (lo, hi), solver="secant", tol=1e-70)
    assert lo <= root <= hi
    return exp(root)


def shrink(name, pairs, exposures, asked):
    t = mpf(exposures[0]) / mpf(exposures[1])
    shapes = greatest(pairs)
    rows = []
    for k1, k2 in asked:
        row = {"pair": [k1, k2]}
        if shapes:
            a, b = shapes[0] + k2, shapes[1] + k1
            row["estimate"] = float(a / b * t)
            rows.append(row)
            if k1 + k2 > 20000:
                continue  # the series of mpmath ends here; special.json has such shapes
            row["low"] = float(quantile(a, b, mpf(1) / 20) * t)
            row["interval"] = [float(quantile(a, b, mpf(1) / 40) * t), float(quantile(a, b, mpf(39) / 40) * t)]
            one = 1 / (1 + t)
            row["above"] = float(betainc(b, a, 0, 1 - one, regularized=True))
        else:
            rows.append(row)
    both = sum(p[0] for p in pairs), sum(p[1] for p in pairs)
    add("shrinkage", name=name, pairs=pairs, exposures=exposures,
        prior=[float(shapes[1]), float(shapes[0])] if shapes else None,
        centre=float(shapes[0] / shapes[1] * t if shapes else mpf(both[1]) / both[0] * t), asked=rows)


def drawn(seed, n, size, a, b, active=1.0):
    rng = np.random.default_rng(seed)
    totals = rng.poisson(rng.gamma(active, size / active, n))
    later = rng.binomial(totals, rng.beta(a, b, n))
    return [(int(t - x), int(x)) for t, x in zip(totals, later)]


shrink("ten pairs", [(1, 4), (40, 160), (9, 8), (22, 30), (0, 1), (61, 50), (5, 4), (13, 20), (2, 0), (30, 28)], [3, 3],
       [(1, 4), (40, 160), (0, 0), (0, 5), (7, 0)])
shrink("three hundred sparse pairs, many without events", drawn(1, 300, 4, 6, 5, 0.4), [3, 3], [(0, 0), (0, 3), (2, 9), (25, 11)])
shrink("exposures of three years and ten months", drawn(2, 200, 12, 4, 15, 0.8), [3, 0.8333333333333334],
       [(0, 1), (4, 4), (30, 2)])
shrink("counts beyond what is summed place by place",
       [(k1 * 1000 + 17, k2 * 1000 + 5) for k1, k2 in drawn(3, 40, 900, 20, 14)] + drawn(4, 40, 10, 20, 14), [2, 2],
       [(1, 1), (100000, 250000), (1234567, 999999)])
shrink("nearly all on one side", drawn(5, 150, 5, 0.3, 0.2), [1, 1], [(0, 0), (0, 4), (3, 1), (6, 0)])
shrink("rare after", drawn(6, 250, 30, 0.9, 90), [1, 1], [(0, 0), (20, 3), (60, 0)])
shrink("hardly any difference", drawn(7, 400, 40, 300, 310), [1, 1], [(10, 20), (100, 200)])
shrink("no more than chance", [(10, 20), (4, 9), (6, 11)], [1, 1], [(4, 9), (0, 0)])
shrink("no more than chance, sparse", [(1, 1)] * 40 + [(1, 0)] * 20 + [(0, 1)] * 20, [2, 3], [(1, 1)])

# Tarone's family: the smallest k of all k, by trying each.
for name, events, (t1, t2), alpha in (
    ("three and twenty", [3] * 1000 + [20] * 10, (3, 3), F(1, 20)),
    ("one to forty", list(range(1, 41)), (3, 3), F(1, 20)),
    ("one to forty, one year against five", list(range(1, 41)), (1, 5), F(1, 20)),
    ("too few", [1, 2, 3, 4, 5], (1, 1), F(1, 20)),
    ("at one in ten", [4, 5, 5, 6, 7, 9, 9, 30], (2, 3), F(1, 10)),
    ("a tie with the bound", [9] * 3, (1, 1), F(1, 256)),
):
    share = min(F(t1, t1 + t2), F(t2, t1 + t2))
    least = [min(F(1), 2 * share**n) for n in events]
    k = 1
    while sum(p <= alpha / k for p in least) > k:
        k += 1
    add("testable", name=name, events=events, exposures=[t1, t2], level=float(1 - alpha), divisor=k,
        len=sum(p <= alpha / k for p in least), least=[float(p) for p in least])

# Cells with an event: hypergeometric tails in fractions.
for (k1, m1), (k2, m2) in (((0, 12), (8, 12)), ((0, 3), (3, 3)), ((5, 24), (17, 24)), ((9, 12), (2, 36)), ((0, 5), (0, 5)), ((12, 12), (12, 12)),
                           ((100, 400), (160, 400)), ((0, 1), (1, 30))):
    ways = lambda x: comb(m1, k1 + k2 - x) * comb(m2, x)
    range_ = range(max(0, k1 + k2 - m1), min(m2, k1 + k2) + 1)
    whole = sum(ways(x) for x in range_)
    less, greater = (F(sum(ways(x) for x in range_ if test(x)), whole) for test in (lambda x: x <= k2, lambda x: x >= k2))
    add("occupied", before=[k1, m1], after=[k2, m2], p=float(min(1, 2 * min(less, greater))))

print('{"note":"made by make_screening.py: mpmath 1.3.0 in fifty digits, and fractions of whole numbers; prior: events before and after; tolerance 1e-10 relative","cases":[')
print(",\n".join(json.dumps(c, separators=(",", ":")) for c in cases))
print("]}")
