"""Writes dependence.json: python3 make_dependence.py > dependence.json; then Rscript make_newey_west.R > newey_west.json

pymannkendall 1.4.3, NumPy 2.4.6, SciPy 1.17.1, statsmodels 0.15.0. `yue_wang` is not pymannkendall's: with `lag=1` that takes the first
correlation alone, the paper takes its powers for the other lags. The profile of the dependence is found by dense matrices, the crate's by
Kalman's filter.
"""

import json
import warnings

import numpy as np
import pymannkendall as mk
import statsmodels.api as sm
from scipy.optimize import brentq, minimize_scalar

warnings.filterwarnings("ignore")
rng = np.random.default_rng(15)
cases = []


def streaks(n, mean, rho, spread, slope=0.0):
    z = rng.normal()
    counts = []
    for t in range(n):
        z = rho * z + np.sqrt(1 - rho**2) * rng.normal()
        counts.append(int(rng.poisson(mean * np.exp(spread * z - spread**2 / 2 + slope * t / n))))
    return counts


def yue_wang(x):
    x = np.asarray(x, float)
    n = len(x)
    plain = mk.original_test(x)
    d = x - np.arange(1, n + 1) * plain.slope
    y = d - d.mean()
    r = (y[1:] * y[:-1]).sum() / (y * y).sum()
    k = np.arange(1, n)
    variance = plain.var_s * (1 + 2 * ((1 - k / n) * r**k).sum())
    z = (plain.s - np.sign(plain.s)) / np.sqrt(variance)
    from scipy.stats import norm

    return plain.s, variance, z, 2 * norm.sf(abs(z))


def tool(test, x):
    from scipy.stats import norm

    r = test(np.asarray(x, float))
    # 2(1 − cdf) loses digits in the tool.
    return r.s, r.var_s, r.z, 2 * norm.sf(abs(r.z))


TESTS = [
    ("hamed_rao", lambda x: tool(mk.hamed_rao_modification_test, x)),
    ("yue_wang", yue_wang),
    ("yue_wang_all_lags", lambda x: tool(mk.yue_wang_modification_test, x)),
    ("pre_whitened", lambda x: tool(mk.pre_whitening_modification_test, x)),
    ("trend_free_pre_whitened", lambda x: tool(mk.trend_free_pre_whitening_modification_test, x)),
]
for n, mean, rho, slope in [(8, 9, 0.2, 0.3), (12, 20, 0.6, 1.0), (24, 20, 0.6, 0.0), (24, 6, 0.9, -0.8), (48, 20, 0.3, 0.5), (60, 4, 0.8, 0.4)]:
    values = streaks(n, mean, rho, 0.43, slope)
    for method, test in TESTS:
        s, variance, z, p = test(values)
        if variance > 0:
            cases.append({"what": "serial_kendall", "method": method, "values": values, "s": int(s), "variance": float(variance),
                          "z": float(z), "p": float(p)})


def fit(columns, counts, shares):
    """Half an event a column, spread as the exposure is."""
    spread = np.asarray(counts, float) + 0.5 * columns.shape[1] * shares / shares.sum()
    model = sm.GLM(spread, columns, family=sm.families.Poisson(), offset=np.log(shares))
    result = model.fit(tol=1e-15, maxiter=200)
    m = result.fittedvalues
    # One Newton step more, for the last digits.
    for _ in range(3):
        beta = result.params if _ == 0 else beta
        m = shares * np.exp(columns @ beta)
        h = columns.T @ (m[:, None] * columns)
        beta = beta + np.linalg.solve(h, columns.T @ (spread - m))
    m = shares * np.exp(columns @ beta)
    h = columns.T @ (m[:, None] * columns)
    phi = ((spread - m) ** 2 / m).sum() / (len(counts) - columns.shape[1])
    error = np.sqrt(max(phi, 1) * np.diag(np.linalg.inv(h)))
    return beta, error, m, phi


def profile(columns, counts, m, times):
    gaps = np.abs(np.subtract.outer(times, times)) / np.diff(times).min()
    r = np.asarray(counts) / m - 1

    def minus_twice(rho, variance):
        v = np.diag(1 / m) + variance * np.where(gaps == 0, 1.0, rho**gaps)
        inverse = np.linalg.inv(v)
        x = columns
        a = x.T @ inverse @ x
        b = np.linalg.solve(a, x.T @ inverse @ r)
        e = r - x @ b
        return np.linalg.slogdet(v)[1] + np.linalg.slogdet(a)[1] + e @ inverse @ e

    points = []
    for i in range(20):
        rho = i / 20
        lo, hi = np.log(min(1e-3 * (1 / m).mean(), 0.1)), np.log(20)
        grid = np.linspace(lo, hi, 60)
        at = grid[np.argmin([minus_twice(rho, np.exp(g)) for g in grid])]
        step = grid[1] - grid[0]
        best = minimize_scalar(lambda g: minus_twice(rho, np.exp(g)), bounds=(max(lo, at - step), min(hi, at + step)),
                               method="bounded", options={"xatol": 1e-11})
        points.append((rho, min(best.fun, minus_twice(rho, 0.0))))
    least = min(v for _, v in points)
    best = next(rho for rho, v in points if v == least)
    fall = 2.705543454095404
    lower, upper = 0.0, best
    for (a, va), (b, vb) in zip(points, points[1:]):
        va, vb = va - least, vb - least
        if b <= best and va > fall and vb <= fall:
            lower = b + (fall - vb) / (va - vb) * (a - b)
        if a >= best and va <= fall:
            upper = a + (fall - va) / (vb - va) * (b - a) if vb > fall else b
    return best, lower, upper


for n, mean, rho, spread, before in [(8, 15, 0.5, 0.5, 3), (12, 20, 0.7, 0.6, 6), (24, 20, 0.6, 0.43, 12), (24, 20, 0.9, 0.7, 8),
                                     (24, 40, 0.0, 0.3, 12), (48, 10, 0.8, 0.8, 30), (48, 0.7, 0.5, 1.0, 24)]:
    counts = streaks(n, mean, rho, spread, 0.4)
    exposures = np.array([1 + (i % 4) / 4 for i in range(n)])
    times = np.cumsum([0] + [1 + (i % 5 == 4) for i in range(n - 1)]).astype(float)
    shares = exposures / exposures.sum() * n
    ones = np.ones(n)
    after = (np.arange(n) >= before).astype(float)
    span = times[-1]
    for what, columns, terms in [
        ("change", np.stack([ones, after], 1), [(1, 1.0)]),
        ("trend", np.stack([ones, times / span], 1), [(1, span)]),
        ("interruption", np.stack([ones, (times - times[before]) / span, after, np.maximum(times - times[before], 0) / span], 1),
         [(2, 1.0), (3, span)]),
    ]:
        if what == "interruption" and min(before, n - before) < 8:
            continue
        beta, error, m, phi = fit(columns, counts, shares)
        best, lower, upper = profile(columns, counts, m, times)
        cases.append({"what": what, "counts": counts, "exposures": exposures.tolist(), "times": [int(t) for t in times],
                      "before": before, "estimate": best, "lower": lower, "upper": upper, "dispersion": float(phi),
                      "coefficients": [float(beta[t] / unit) for t, unit in terms],
                      "errors": [float(error[t] / unit) for t, unit in terms]})

note = ("pymannkendall 1.4.3; statsmodels 0.15.0; dense restricted likelihood by NumPy 2.4.6 and SciPy 1.17.1; "
        "command in make_dependence.py; tolerance 1e-10 relative")
print(json.dumps({"note": note, "cases": cases}, indent=1))
