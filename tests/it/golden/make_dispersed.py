"""Writes dispersed.json: python3 make_dispersed.py > dispersed.json

mpmath 1.3.0 in 30 digits, from the definitions: Student's and Fisher's laws are their densities, integrated; a quantile is where the
integral reaches the level, by bisection; the exposures are the decimals as they are written.
"""

import json

from mpmath import atan, cos, exp, gamma, log, mp, mpf, pi, quad, sin, sqrt

mp.dps = 30


def t_upper(df, t):
    """The chance of more than t ≥ 0: ½ less the density's integral from 0, in u = atan(t/√df), where nothing is steep."""
    c = gamma((df + 1) / 2) / (sqrt(pi) * gamma(df / 2))
    end = atan(t / sqrt(df))
    if end < 1:
        return mpf(1) / 2 - c * quad(lambda u: cos(u) ** (df - 1), [0, end])
    return c * quad(lambda v: sin(v) ** (df - 1), [0, pi / 2 - end])


def t_quantile(df, upper):
    lo, hi = mpf(0), mpf(1)
    while t_upper(df, hi) > upper:
        lo, hi = hi, 2 * hi
    for _ in range(60):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if t_upper(df, mid) > upper else (lo, mid)
    return (lo + hi) / 2


def f_two_sided(d1, d2, f):
    """Twice the smaller tail; the larger φ is put below the line, so that the smaller tail begins at 0."""
    if f > 1:
        return f_two_sided(d2, d1, 1 / f)
    c = gamma((d1 + d2) / 2) / gamma(d1 / 2) / gamma(d2 / 2) * (d1 / d2) ** (d1 / 2)
    # In y = √x the density has no pole at 0.
    below = quad(lambda y: 2 * c * y ** (d1 - 1) * (1 + d1 * y * y / d2) ** (-(d1 + d2) / 2), [0, sqrt(f) / 2, sqrt(f)])
    return min(mpf(1), 2 * min(below, 1 - below))


def side(counts, exposures):
    total, time = sum(counts), sum(exposures)
    chi2 = sum((x - total * t / time) ** 2 / (total * t / time) for x, t in zip(counts, exposures))
    return total, time, chi2, len(counts) - 1


def case(a, b, ta=None, tb=None):
    ta, tb = ta or ["1"] * len(a), tb or ["1"] * len(b)
    ea, eb = [mpf(t) for t in ta], [mpf(t) for t in tb]
    (x1, t1, c1, d1), (x2, t2, c2, d2) = side(a, ea), side(b, eb)
    centre = log(mpf(x2) / t2 / (mpf(x1) / t1))
    v1, v2 = max(c1 / d1, mpf(1)) / x1, max(c2 / d2, mpf(1)) / x2
    df = (v1 + v2) ** 2 / (v1 ** 2 / d1 + v2 ** 2 / d2)
    pooled = max((c1 + c2) / (d1 + d2), mpf(1)) * (mpf(1) / x1 + mpf(1) / x2)
    laws = [(sqrt(v1 + v2), df), (sqrt(pooled), mpf(d1 + d2))]
    out = {"a": a, "b": b, "ta": [float(t) for t in ta], "tb": [float(t) for t in tb],
           "phi1": float(c1 / d1), "phi2": float(c2 / d2),
           "p": float(max(2 * t_upper(d, abs(centre) / e) for e, d in laws)),
           "p_pooled": float(2 * t_upper(laws[1][1], abs(centre) / laws[1][0]))}
    out["p_unlike"] = float(f_two_sided(mpf(d1), mpf(d2), (c1 / d1) / (c2 / d2))) if c1 > 0 and c2 > 0 else None
    for name, level in (("ci95", "0.95"), ("ci99", "0.99")):
        width = max(e * t_quantile(d, (1 - mpf(level)) / 2) for e, d in laws)
        out[name] = [float(exp(centre - width)), float(exp(centre + width))]
    return out


months = ["0.0849315068493150684931506849315", "0.0767123287671232876712328767123", "0.0849315068493150684931506849315",
          "0.0821917808219178082191780821918"]
CASES = [
    case([1, 3, 0, 5], [6, 2, 9, 7], ["0.75"] * 4, ["0.75"] * 4),
    case([3, 3, 3], [6, 6, 6]),
    case([20, 22, 19, 21, 18, 20, 23, 17, 20, 21, 19, 20], [5, 61]),
    case([5, 61], [20, 22, 19, 21, 18, 20, 23, 17, 20, 21, 19, 20]),
    case([20, 25, 14, 18, 21, 19, 25, 17, 20, 13, 19, 28], [12, 60, 31]),
    case([0, 0, 9], [0, 18, 0]),
    case([4, 9, 2, 11], [30, 12, 8, 41], months, list(reversed(months))),
    case([1, 0], [2, 0]),
    case([100000, 101200, 99400], [103000, 99000, 110500, 104000]),
    case([7, 3, 12, 4, 9, 8, 2, 15, 6, 1, 0, 22], [11, 14, 9, 25, 3, 17, 18, 30, 8, 12, 19, 21], None,
         ["0.5", "1", "1.5", "2", "0.5", "1", "1.5", "2", "0.5", "1", "1.5", "2"]),
]
lines = ",\n".join(json.dumps(c, ensure_ascii=False, separators=(",", ":")) for c in CASES)
print('{"note":"Ratios with a variance for each side: mpmath 1.3.0, densities integrated in 30 digits (make_dispersed.py); '
      'tolerance 1e-10 relative. p and intervals are the wider of each side\'s own variance and of one for both; p_unlike is the '
      'two-sided F test of the dispersions, null where one of them does not vary.","cases":[\n' + lines + "\n]}")
