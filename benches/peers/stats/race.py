"""SciPy and statsmodels on the pairs of src/main.rs; prints `name nanoseconds`."""

import time

import numpy as np
import scipy
from scipy import special, stats

print("scipy", scipy.__version__, "numpy", np.__version__, "(versions)")


def best(items, run, repeats):
    least = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        least = min(least, time.perf_counter() - start)
    return least / items * 1e9


def pairs():
    state = 20_260_101
    out = np.empty(200_000)
    for i in range(200_000):
        state = (state * 1_103_515_245 + 12_345) % (1 << 31)
        out[i] = (state >> 16) % 100
    return out[0::2].copy(), out[1::2].copy()


x1, x2 = pairs()


def interval():
    with np.errstate(all="ignore"):
        lo = special.betaincinv(x2, x1 + 1, 0.025)
        hi = special.betaincinv(x2 + 1, x1, 0.975)
        lo, hi = lo / (1 - lo), hi / (1 - hi)
    return np.where(x2 == 0, 0, lo), np.where(x1 == 0, np.inf, hi)


def interval_and_p():
    ends = interval()
    n = x1 + x2
    less = special.bdtr(x2, n, 0.5)
    greater = np.where(x2 == 0, 1, special.bdtrc(x2 - 1, n, 0.5))
    return ends, np.minimum(1, 2 * np.minimum(less, greater))


print("scipy checksum", float(np.sum(interval()[0][x2 > 0])))
print("scipy betaincinv, vectorised, interval only", best(len(x1), interval, 7))
print("scipy betaincinv and bdtr, vectorised, interval and p", best(len(x1), interval_and_p, 7))


def binomtest():
    result = stats.binomtest(18, 27, 0.5)
    result.pvalue, result.proportion_ci()


print("scipy binomtest, p and exact interval", best(1, binomtest, 200))
print("scipy poisson_means_test 18 v 9", best(1, lambda: stats.poisson_means_test(18, 3, 9, 3), 200))
print("scipy poisson_means_test 200 v 180", best(1, lambda: stats.poisson_means_test(200, 3, 180, 3), 50))

try:
    import statsmodels
    from statsmodels.stats import rates

    print("statsmodels", statsmodels.__version__, "(version)")
    print(
        "statsmodels score interval",
        best(1, lambda: rates.confint_poisson_2indep(18, 3, 9, 3, method="score", compare="ratio"), 50),
    )
    print(
        "statsmodels etest 18 v 9",
        best(1, lambda: rates.test_poisson_2indep(18, 3, 9, 3, method="etest-score", compare="ratio"), 50),
    )
except ImportError as error:
    print("statsmodels skipped:", error)

try:
    import pymannkendall

    values = x1[:50]
    run = lambda: pymannkendall.original_test(values)
    print("pymannkendall of 50, normal law", best(1, run, 50))
except ImportError as error:
    print("pymannkendall skipped:", error)
