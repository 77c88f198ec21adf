"""Writes seasons.json, next_dispersed.json and survival_limits.json: python3 make_seasons.py

Python 3.11.7, mpmath 1.3.0, NumPy 2.4.6, SciPy 1.17.1, pymannkendall 1.4.3. 50 digits where mpmath is used.

seasons.json: the seasonal ratio from the matrices of its definition (bias-reduced sandwich, Bell and McCaffrey's degrees of freedom as
tr(M)²/tr(M²)); the seasonal Mann-Kendall test by listing all orders in whole numbers, its variances by Hirsch and Slack's sums over ranks,
held against pymannkendall where that has the same data (it drops a year that is cut short, and corrects for continuity in one of its two tests).
next_dispersed.json: the prediction by walking over all counts. survival_limits.json: Thomas and Grunkemeier's limits by their own
equation; with ends between two times, the likeliest curve under a constraint by self-consistency on each side of the time (double precision).
"""
import itertools, json
from fractions import Fraction
import mpmath as mp
import numpy as np
import pymannkendall
from scipy.optimize import brentq

mp.mp.dps = 50


def write(name, note, cases):
    with open(name, "w", encoding="utf-8") as out:
        out.write('{"note":' + json.dumps(note, ensure_ascii=False) + ',"cases":[\n')
        out.write(",\n".join(json.dumps(c, ensure_ascii=False) for c in cases))
        out.write("\n]}\n")


def f(x):
    return "inf" if x == mp.inf else float(x)


def t_two_sided(df, t):
    return mp.betainc(df / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True)


def t_quantile(df, upper):
    # Bracketed, in the logarithm.
    g = lambda u: t_two_sided(df, mp.e**u) - 2 * (1 - upper)
    lo, hi = mp.mpf(-5), mp.mpf(40)
    for _ in range(200):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if g(mid) > 0 else (lo, mid)
    return mp.e**lo


# --- the seasonal ratio ---

def seasonal_ratio(before, after, seasons, level):
    """before, after: lists of (time, count, exposure)."""
    side = lambda cells, g: [c for c in cells if c[0] % seasons == g]
    strata = []
    for g in range(seasons):
        one, two = side(before, g), side(after, g)
        if one and two:
            add = lambda cells: (sum(c[1] for c in cells), sum(mp.mpf(c[2]) for c in cells))
            strata.append(add(one) + add(two))
    used = [s for s in strata if s[0] + s[2] > 0]
    left = len(before) + len(after) - sum(len(side(before, g)) + len(side(after, g)) for g in range(seasons)
                                          if side(before, g) and side(after, g))
    answer = {"compared": len(strata), "left_out": left}
    if sum(s[0] for s in used) == 0 or sum(s[2] for s in used) == 0:
        return answer | {"interval": [0.0, "inf"], "p": 1.0}
    off = lambda r: sum(x2 - (x1 + x2) * r * t2 / (t1 + r * t2) for x1, t1, x2, t2 in used)
    lo, hi = mp.mpf("1e-30"), mp.mpf("1e30")
    for _ in range(400):
        mid = mp.sqrt(lo * hi)
        lo, hi = (mid, hi) if off(mid) > 0 else (lo, mid)
    r = lo
    n = len(used)
    pi = [r * t2 / (t1 + r * t2) for x1, t1, x2, t2 in used]
    d = mp.matrix([x2 - (x1 + x2) * p for (x1, t1, x2, t2), p in zip(used, pi)])
    sigma = mp.diag([(x1 + x2) * p * (1 - p) for (x1, t1, x2, t2), p in zip(used, pi)])
    info = sum(sigma[i, i] for i in range(n))
    # d = B u for independent u of variance sigma; CR2 divides by 1 - h.
    b = mp.eye(n) - mp.matrix([[sigma[i, i] / info for _ in range(n)] for i in range(n)])
    weight = mp.diag([1 / (1 - sigma[i, i] / info) for i in range(n)])
    v = (d.T * weight * d)[0, 0]
    m = b.T * weight * b * sigma
    trace = lambda a: sum(a[i, i] for i in range(n))
    df = trace(m) ** 2 / trace(m * m)
    se = mp.sqrt(max(v, info)) / info
    width = t_quantile(df, 1 - (1 - mp.mpf(str(level))) / 2) * se
    return answer | {"estimate": f(r), "phi": f(v / info), "interval": [f(r * mp.e**-width), f(r * mp.e**width)],
                     "p": f(t_two_sided(df, mp.log(r) / se))}


def ratio_cases():
    rng = np.random.default_rng(15)
    days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    year = lambda start, counts: [(start + i, int(c), days[(start + i) % 12] / 365) for i, c in enumerate(counts)]
    wave = lambda n, mean: [mean * (1 + .8 * np.sin(2 * np.pi * i / 12)) for i in range(n)]
    quarters = lambda start, counts, t=0.25: [(start + i, c, t) for i, c in enumerate(counts)]
    yield "quarters", quarters(0, [3, 9, 4, 1]), quarters(4, [5, 21, 6, 2]), 4, .95
    yield "unequal exposures", quarters(0, [3, 9, 4, 1]), quarters(4, [5, 21, 6, 2], 0.75), 4, .9
    yield "a season without events", quarters(0, [3, 0, 4, 1]), quarters(4, [5, 0, 16, 2]), 4, .95
    yield "nothing before", quarters(0, [0, 0, 0, 0]), quarters(4, [5, 0, 1, 2]), 4, .95
    yield "not a whole year", quarters(0, [3, 9, 4, 1, 2, 8]), quarters(6, [2, 2, 5, 12, 3]), 4, .95
    yield "seasons of one side alone", quarters(0, [3, 9, 4]), quarters(5, [2, 2, 5]), 4, .95
    yield "a year", year(0, rng.poisson(wave(12, 10))), year(12, rng.poisson(wave(12, 20))), 12, .95
    yield "three years", year(0, rng.poisson(wave(36, 10))), year(36, rng.poisson(wave(36, 9))), 12, .99
    nb = lambda mean, phi: [rng.poisson(rng.gamma(m / (phi - 1), phi - 1)) for m in mean]
    yield "clusters", year(0, nb(wave(24, 10), 6)), year(30, nb(wave(48, 16), 3)), 12, .95


def list_ratio_cases():
    for name, before, after, seasons, level in ratio_cases():
        yield {"kind": "ratio", "name": name, "before": before, "after": after, "seasons": seasons,
               "level": level} | seasonal_ratio(before, after, seasons, level)


# --- the seasonal Mann-Kendall test ---

def sign(x):
    return (x > 0) - (x < 0)


def score(column):
    return sum(sign(b - a) for a, b in itertools.combinations(column, 2))


def hirsch_slack(rows, m):
    """The sum of all covariances; a missing value is None, and has the middle rank."""
    n = len(rows)
    column = lambda g: [r[g] for r in rows]
    def ranks(c):
        seen = [x for x in c if x is not None]
        mid = Fraction(len(seen) + 1, 2)
        return [mid if x is None else Fraction(len(seen) + 1 + sum(sign(x - y) for y in seen), 2) for x in c]
    def difference(c, i, j):
        return 0 if c[i] is None or c[j] is None else sign(c[j] - c[i])
    total = Fraction(0)
    for g in range(m):
        for h in range(m):
            a, b = column(g), column(h)
            k = sum(difference(a, i, j) * difference(b, i, j) for i, j in itertools.combinations(range(n), 2))
            counts = [sum(x is not None for x in c) for c in (a, b)]
            total += (k + 4 * sum(x * y for x, y in zip(ranks(a), ranks(b))) - n * (counts[0] + 1) * (counts[1] + 1)) / Fraction(3)
    return total


def trend(values, m):
    rows = [values[i:i + m] for i in range(0, len(values), m)]
    rows[-1] = rows[-1] + [None] * (m - len(rows[-1]))
    columns = [[r[g] for r in rows if r[g] is not None] for g in range(m)]
    s = sum(score(c) for c in columns)
    tie = lambda c: sum(t * (t - 1) * (2 * t + 5) for t in (c.count(x) for x in set(c)))
    each = sum(Fraction(len(c) * (len(c) - 1) * (2 * len(c) + 5) - tie(c), 18) for c in columns)
    whole = hirsch_slack(rows, m)
    p_normal = lambda v: f(mp.erfc(abs(s - sign(s)) / mp.sqrt(2 * mp.mpf(v.numerator) / v.denominator))) if v and s else 1.0
    # Each season: the law of its score over all orders, then of the sum.
    law = {0: Fraction(1)}
    for c in columns:
        own = {}
        orders = list(itertools.permutations(c))
        for order in orders:
            own[score(order)] = own.get(score(order), 0) + Fraction(1, len(orders))
        new = {}
        for a, p in law.items():
            for b, q in own.items():
                new[a + b] = new.get(a + b, 0) + p * q
        law = new
    two = lambda rise, fall: f(mp.mpf(min(2 * min(rise, fall), 1).numerator) / min(2 * min(rise, fall), 1).denominator)
    p_each = two(sum(p for a, p in law.items() if a >= s), sum(p for a, p in law.items() if a <= s))
    def of_rows(order):
        return sum(0 if a is None or b is None else sign(b - a)
                   for one, two in itertools.combinations(order, 2) for a, b in zip(one, two))
    scores = [of_rows(order) for order in itertools.permutations(rows)]
    count = lambda holds: Fraction(sum(map(holds, scores)), len(scores))
    p_whole = two(count(lambda x: x >= s), count(lambda x: x <= s))
    if len(values) % m == 0 and s:
        theirs = pymannkendall.seasonal_test(values, period=m)
        assert theirs.s == s and abs(theirs.var_s / float(each) - 1) < 1e-10 and abs(theirs.p - p_normal(each)) < 1e-10
        theirs = pymannkendall.correlated_seasonal_test(values, period=m)
        assert theirs.s == s and abs(theirs.var_s / float(whole) - 1) < 1e-10
    return {"s": s, "each_variance": f(mp.mpf(each.numerator) / each.denominator), "each_p_normal": p_normal(each), "each_p": p_each,
            "whole_variance": f(mp.mpf(whole.numerator) / whole.denominator), "whole_p_normal": p_normal(whole), "whole_p": p_whole}


def trend_cases():
    rng = np.random.default_rng(4)
    sets = [
        (4, [2, 20, 31, 9, 3, 22, 34, 11, 5, 24, 35, 12, 6, 25, 38, 14, 8, 27, 40, 15]),
        (4, [2, 20, 31, 9, 3, 22, 31, 11, 2, 24, 35, 9, 6, 22, 38, 14]),
        (12, [int(x) for x in rng.poisson([10 * (1 + .8 * np.sin(i / 12 * 6.28318)) * (1 + i / 60) for i in range(60)])]),
        (12, [int(x) for x in rng.poisson([3 * (1 + .8 * np.sin(i / 12 * 6.28318)) for i in range(66)])]),
        (2, [5, 1, 4, 1, 3, 1, 2, 0, 1, 0, 0]),
        (3, [1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ]
    for m, values in sets:
        yield {"kind": "trend", "seasons": m, "values": values} | trend(values, m)


# --- the prediction ---

def next_dispersed(counts, exposures, nxt, level):
    x, t = sum(counts), sum(mp.mpf(str(e)) for e in exposures)
    tail = (1 - mp.mpf(str(level))) / 2
    k = len(counts)
    phi = mp.mpf(1)
    if x:
        phi = sum((c - x * mp.mpf(str(e)) / t) ** 2 / (x * mp.mpf(str(e)) / t) for c, e in zip(counts, exposures)) / (k - 1)
    z = mp.sqrt(2) * mp.erfinv(1 - 2 * tail)
    unit = max(phi, 1) * (t_quantile(mp.mpf(k - 1), 1 - tail) / z) ** 2
    past = t / (t + mp.mpf(str(nxt)))
    inc = lambda a, b, at: mp.betainc(a, b, 0, at, regularized=True)
    fall = lambda y: x == 0 or inc(x / unit, y / unit + 1, past) > tail
    rise = lambda y: y == 0 or inc(y / unit, x / unit + 1, 1 - past) > tail
    y = 0
    while not fall(y):
        y += 1
    lo = y
    while rise(y + 1):
        y += 1
    return {"phi": f(phi), "lo": lo, "hi": y}


def next_cases():
    for counts, exposures, nxt, level in [
        ([1, 0, 14, 2, 3, 9, 0, 1, 17, 4, 2, 7], [1] * 12, 12, .95),
        ([1, 0, 14, 2, 3, 9, 0, 1, 17, 4, 2, 7], [1] * 12, 1, .9),
        ([3, 4, 2, 3], [1, 1, 1, 1], 4, .95),
        ([3, 4, 2, 3, 5, 4], [1, 2, 1, 1, 2, 1.5], 2.5, .99),
        ([0, 0, 0], [1, 1, 1], 3, .95),
        ([120, 80, 260, 95, 140], [1] * 5, 1, .8),
    ]:
        yield {"counts": counts, "exposures": exposures, "next": nxt, "level": level} | next_dispersed(counts, exposures, nxt, level)


# --- the limits of survival ---

def thomas_grunkemeier(times, at, level):
    """times: negative if still open. Limits of S(at), where something ended by then and something lasts longer."""
    z2 = 2 * mp.erfinv(mp.mpf(str(level))) ** 2
    steps = []
    for t in sorted({x for x in times if 0 < x <= at}):
        steps.append((sum(abs(x) >= t for x in times), sum(x == t for x in times)))
    s = lambda lam: mp.fprod(1 - mp.mpf(d) / (r + lam) for r, d in steps)
    deviance = lambda lam: 2 * sum(r * mp.log(1 + lam / r) - (r - d) * mp.log(1 + lam / (r - d)) for r, d in steps) - z2
    least = max(d - r for r, d in steps)
    def end(lo, hi):
        for _ in range(300):
            mid = (lo + hi) / 2
            lo, hi = (mid, hi) if (deviance(mid) < 0) == (deviance(lo) < 0) else (lo, mid)
        return s(lo)
    return [f(end(mp.mpf(least) + mp.mpf(10) ** -40, mp.mpf(0))), f(end(mp.mpf(10) ** 12, mp.mpf(0)))]


def constrained(lifetimes, at, level):
    """Each (after, until], until None if open. Limits by the likelihood under S(at) = s."""
    z2 = float(2 * mp.erfinv(mp.mpf(str(level))) ** 2)
    big = 1e9
    edges = sorted({0.0, at, big} | {x if x is not None else big for l in lifetimes for x in l})
    cells = list(zip(edges, edges[1:]))
    inside = np.array([[a <= lo and hi <= (big if b is None else b) for lo, hi in cells] for a, b in lifetimes], dtype=float)
    late = np.array([lo >= at for lo, _ in cells])
    def top(share):
        p = np.where(late, share / late.sum(), (1 - share) / (~late).sum())
        for _ in range(60_000):
            c = p * (inside / (inside @ p)[:, None]).sum(0)
            new = np.zeros_like(p)
            for group, whole in ((late, share), (~late, 1 - share)):
                if whole > 0:
                    new[group] = whole * c[group] / c[group].sum()
            if np.abs(new - p).max() < 1e-16:
                break
            p = new
        return np.log(inside @ p).sum()
    free = np.full(len(cells), 1 / len(cells))
    for _ in range(200_000):
        free = free * (inside / (inside @ free)[:, None]).sum(0) / len(lifetimes)
    best, s = np.log(inside @ free).sum(), free[late].sum()
    gap = lambda x: 2 * (best - top(x)) - z2
    # The likeliest share may be any of a range: from its middle outwards.
    lo = brentq(gap, 1e-9, s, xtol=1e-14, rtol=1e-14) if gap(1e-9) > 0 else 0.0
    hi = brentq(gap, s, 1 - 1e-9, xtol=1e-14, rtol=1e-14) if gap(1 - 1e-9) > 0 else 1.0
    return [lo, hi]


def survival_cases():
    weeks = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
    made = [3, -4, -5, -6, 7, -8, -9, 12, 2, 5]
    for times, at, level in [(weeks, 10, .95), (weeks, 22.5, .95), (weeks, 23, .9), (made, 3, .95), (made, 8, .99)]:
        yield {"kind": "right", "times": times, "at": at, "level": level, "limits": thomas_grunkemeier(times, at, level)}
    for lifetimes, at, level in [
        ([(0, 1), (1, 2), (1, 3), (2, 3), (4, None)], 1, .95),
        ([(0, 1), (1, 2), (1, 3), (2, 3), (4, None)], 2.5, .95),
        ([(0, 6), (0, 4), (2, 6), (3, None), (5, 8), (5, 8), (1, 3), (7, None)], 4, .95),
        ([(0, 6), (0, 4), (2, 6), (3, None), (5, 8), (5, 8), (1, 3), (7, None)], 6, .9),
    ]:
        yield {"kind": "between", "lifetimes": lifetimes, "at": at, "level": level, "limits": constrained(lifetimes, at, level)}


if __name__ == "__main__":
    write("seasons.json", "mpmath 1.3.0 and whole numbers, by make_seasons.py, with pymannkendall 1.4.3 beside; relative tolerance 1e-10",
          list(list_ratio_cases()) + list(trend_cases()))
    write("next_dispersed.json", "mpmath 1.3.0, by make_seasons.py; counts exact, phi to 1e-10", list(next_cases()))
    write("survival_limits.json", "mpmath 1.3.0 (right) and NumPy in double precision (between), by make_seasons.py; relative tolerance 1e-8, "
          "as a curve is only sought to 1e-10 of its condition", list(survival_cases()))
