"""Writes more.json: python3 make_more.py > more.json

SciPy 1.17.1, NumPy 2.4.6, mpmath 1.4.1; sums over every outcome in exact fractions or 40 digits where a comment says so.
"""

import json
from fractions import Fraction as F
from itertools import product
from math import comb, factorial, floor

import numpy as np
from mpmath import betainc, exp, findroot, log, mp, mpf
from scipy import stats

mp.dps = 40
cases = []


def add(what, **values):
    cases.append({"what": what, **values})


# Theil and Sen: scipy.stats.theilslopes.
rng = np.random.default_rng(6)
for n in (3, 5, 8, 13, 20, 40):
    y = [int(v) for v in rng.poisson(4, n)]
    t = sorted(int(v) for v in rng.choice(np.arange(1980, 1980 + 2 * n), n, replace=False))
    if n == 13:
        t[4] = t[3]
    for level in (0.95, 0.9):
        r = stats.theilslopes(y, t, level)
        add("theil_sen", t=t, y=y, level=level, slope=float(r.slope), intercept=float(r.intercept),
            lo=float(r.low_slope), hi=float(r.high_slope))


# Irwin and Hall in exact fractions.
def irwin_hall(n, x):
    return sum((-1) ** k * comb(n, k) * (x - k) ** n for k in range(floor(x) + 1)) / F(factorial(n))


for n, sixteenths in ((1, [3]), (2, [3, 14]), (5, [1, 2, 3, 7, 9]), (12, [15, 14, 16, 9, 12, 13, 8, 11, 15, 15, 3, 10]),
                      (40, [(5 * i + 3) % 17 for i in range(40)]), (40, [16] * 38 + [0, 15])):
    s = F(sum(sixteenths), 16)
    earlier = irwin_hall(n, s)
    add("laplace", times=sixteenths, span=16, p_earlier=float(earlier), p_later=float(1 - earlier))


# The conditional trend by listing every table, in 40 digits; times with gaps.
def trend(x, exposures, times, level):
    n, k = sum(x), len(x)
    w = [mpf(t) / sum(exposures) for t in exposures]
    score = sum(a * b for a, b in zip(x, times))
    tables = [c for c in product(range(n + 1), repeat=k) if sum(c) == n]

    def tails(b):
        u = [wi * exp(b * s) for wi, s in zip(w, times)]
        u = [v / sum(u) for v in u]
        up = down = mpf(0)
        for c in tables:
            p = mpf(factorial(n))
            for ci, ui in zip(c, u):
                p *= ui ** ci / factorial(ci)
            s = sum(a * b for a, b in zip(c, times))
            up += p if s >= score else 0
            down += p if s <= score else 0
        return up, down

    up, down = tails(mpf(0))
    a = (1 - mpf(level)) / 2
    ends = sorted(times)[0] * n, sorted(times)[-1] * n
    lo = None if score == ends[0] else findroot(lambda b: log(tails(b)[0]) - log(a), (-1, 0), solver="anderson", tol=1e-30)
    hi = None if score == ends[1] else findroot(lambda b: log(tails(b)[1]) - log(a), (0, 1), solver="anderson", tol=1e-30)
    add("trend", x=x, exposure=exposures, times=times, level=level, p_rising=float(up), p_falling=float(down),
        lo=None if lo is None else float(lo), hi=None if hi is None else float(hi))


trend([1, 0, 4], [1, 1, 1], [2019, 2020, 2023], 0.95)
trend([2, 1, 3], [12, 6, 12], [0, 2, 6], 0.95)
trend([0, 0, 5], [1, 1, 1], [0, 1, 2], 0.95)
trend([4, 0, 0], [1, 2, 1], [0, 10, 20], 0.9)
trend([1, 2, 0, 3], [1, 0.5, 2, 1], [1, 2, 3, 5], 0.99)


# The power of the central exact test by sums over both counts.
def crit(n, share, alpha):
    c = int(stats.binom.isf(alpha, n, share)) + 1
    while stats.binom.sf(c - 1, n, share) > alpha:
        c += 1
    while c > 0 and stats.binom.sf(c - 2, n, share) <= alpha:
        c -= 1
    return c


def power(before, after, share, alpha):
    mean = before + after
    return sum(stats.poisson.pmf(n, mean) * stats.binom.sf(crit(n, share, alpha) - 1, n, after / mean)
               for n in range(int(mean + 14 * mean ** 0.5 + 40)))


def stable_power(before, after, low, high, alpha):
    mean, total = before + after, 0.0
    for n in range(int(mean + 14 * mean ** 0.5 + 40)):
        first, last = crit(n, low, alpha), n - crit(n, 1 - high, alpha)
        if first <= last:
            total += stats.poisson.pmf(n, mean) * (stats.binom.cdf(last, n, after / mean) - stats.binom.cdf(first - 1, n, after / mean))
    return total


for before, after, t1, t2, level in ((9, 18, 3, 3, 0.95), (15, 30, 1, 1, 0.95), (30, 60, 3, 3, 0.95), (60, 90, 3, 3, 0.95), (0.5, 7.25, 1, 2, 0.9)):
    add("power", before=before, after=after, exposures=[t1, t2], level=level,
        power=float(power(before, after, t2 / (t1 + t2), (1 - level) / 2)))
for ratio, t1, t2, level, chance in ((2, 3, 3, 0.95, 0.8), (1.5, 3, 3, 0.95, 0.8), (3, 1, 1, 0.95, 0.8), (2, 1, 3, 0.9, 0.9), (10, 2, 1, 0.99, 0.5)):
    b = 1
    while power(b, b * ratio * t2 / t1, t2 / (t1 + t2), (1 - level) / 2) < chance:
        b += 1
    add("sufficient", ratio=ratio, exposures=[t1, t2], level=level, chance=chance, before=b, after=round(b * ratio * t2 / t1))
for margin, t1, t2 in ((1.25, 3, 3), (1.5, 3, 3), (2, 3, 3), (3, 3, 3), (2, 1, 2)):
    alpha, share = 0.05, lambda r: r * t2 / t1 / (1 + r * t2 / t1)
    b = 1
    while stable_power(b, b * t2 / t1, share(1 / margin), share(margin), alpha) < 0.8:
        b += 1
    p = 1
    while True:
        after = round(p * t2 / t1)
        n = p + after
        if stats.binom.sf(after - 1, n, share(1 / margin)) <= alpha and stats.binom.cdf(after, n, share(margin)) <= alpha:
            break
        p += 1
    add("stable", margin=margin, exposures=[t1, t2], possible=[p, after], likely=[b, round(b * t2 / t1)])

# Predictions: every count tried, by binomial tails and by the negative binomial law.
for x, t1, t2, level in ((9, 3, 3, 0.95), (0, 3, 3, 0.95), (0, 1, 5, 0.9), (18, 3, 1, 0.95), (200, 10, 1, 0.99), (3, 1, 20, 0.95)):
    a, q = (1 - level) / 2, t1 / (t1 + t2)
    exact = [y for y in range(2000) if stats.binom.sf(x - 1, x + y, q) > a and stats.binom.cdf(x, x + y, q) > a]
    law = stats.nbinom(x + 0.5, q)
    add("prediction", x=x, exposures=[t1, t2], level=level, exact=[exact[0], exact[-1]],
        jeffreys=[int(law.ppf(a)), int(law.ppf(1 - a))])

print('{"note":"made by make_more.py: SciPy 1.17.1, and sums over every outcome in fractions or 40 digits","cases":[')
print(",\n".join(json.dumps(c, separators=(",", ":")) for c in cases))
print("]}")
