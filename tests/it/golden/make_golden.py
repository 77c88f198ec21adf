"""Referees for `ratio_of_ratios.json`, `pooled.json` and `large.json`: mpmath 1.4.1, 50 digits.

    python3 -m pip install mpmath==1.4.1
    python3 make_golden.py

Everything is summed or integrated from the definition; no quantile function of any package is used.
"""

import json

import mpmath as mp

mp.mp.dps = 50


def near(value):
    value = mp.mpf(value)
    return "inf" if mp.isinf(value) else float(value)


def root(function, start, step=mp.mpf("0.01")):
    """The root of an increasing function, by a bracket and then Anderson's rule."""
    lo = hi = mp.mpf(start)
    while function(lo) > 0:
        lo -= step
        step *= 2
    step = mp.mpf("0.01")
    while function(hi) < 0:
        hi += step
        step *= 2
    return mp.findroot(function, (lo, hi), solver="anderson", tol=mp.mpf(10) ** -80, maxsteps=300)


def write(name, note, cases):
    with open(name, "w") as out:
        out.write(json.dumps({"note": note})[:-1] + ',"cases":[\n')
        out.write(",\n".join(json.dumps(case, separators=(",", ":")) for case in cases))
        out.write("\n]}\n")


# ---- ratio of ratios: Fisher's noncentral hypergeometric law, summed ----


def hypergeometric(a, b, c, d):
    """{k: C(a+b, k) C(c+d, a+c-k)}, k the count in the place of a."""
    kind, rest, after = a + b, c + d, a + c
    return {
        k: mp.binomial(kind, k) * mp.binomial(rest, after - k)
        for k in range(max(0, after - rest), min(kind, after) + 1)
    }


def tails(weights, seen, u):
    terms = {k: w * mp.exp(u * (k - seen)) for k, w in weights.items()}
    total = mp.fsum(terms.values())
    less = mp.fsum(t for k, t in terms.items() if k <= seen) / total
    greater = mp.fsum(t for k, t in terms.items() if k >= seen) / total
    return less, greater


def limits(weights, seen, alpha):
    """Limits of e^u with alpha/2 on each side."""
    lo, hi = mp.mpf(0), mp.inf
    half = mp.log(mp.mpf(alpha) / 2)
    if seen > min(weights):
        lo = mp.exp(root(lambda u: mp.log(tails(weights, seen, u)[1]) - half, 0))
    if seen < max(weights):
        hi = mp.exp(-root(lambda u: mp.log(tails(weights, seen, -u)[0]) - half, 0))
    return lo, hi


def ratio_of_ratios():
    cases = []
    tables = [
        ([9, 18], [40, 75]), ([1, 3], [3, 1]), ([0, 5], [7, 6]), ([5, 0], [7, 6]), ([4, 9], [0, 12]),
        ([4, 9], [12, 0]), ([0, 0], [5, 8]), ([3, 0], [0, 4]), ([12, 30], [210, 260]),
        ([57, 42], [1000, 1500]), ([2, 11], [1500, 1400]), ([100, 200], [300, 250]), ([1, 29], [15, 15]),
        ([250, 251], [600, 20]),
    ]
    exposures = [((1, 1), (1, 1)), ((3, 2), (3, 2)), ((3, 2), (1.75, 2.5))]
    for n, (kind, base) in enumerate(tables):
        for t, s in exposures if n < 4 else exposures[n % 3 : n % 3 + 1]:
            for conf in ("0.95", "0.99") if n < 4 else ("0.9",):
                scale = (mp.mpf(t[0]) / t[1]) * (mp.mpf(s[1]) / s[0])
                alpha = 1 - mp.mpf(conf)
                a, b, c, d = kind[1], kind[0], base[1], base[0]
                weights = hypergeometric(a, b, c, d)
                lo, hi = limits(weights, a, alpha)
                null = [1.0, 2.0, 0.5][n % 3]
                less, greater = tails(weights, a, mp.log(null / scale))
                cases.append({
                    "kind": kind, "baseline": base, "kind_exposure": t, "baseline_exposure": s,
                    "conf": float(conf), "null": null,
                    "interval": [near(scale * lo), near(scale * hi)],
                    "less": near(less), "greater": near(greater),
                })
    write(
        "ratio_of_ratios.json",
        "kind and baseline as [before, after]; ratio = (kind after/before)/(baseline after/before) of rates; central exact limits "
        "of Fisher's noncentral hypergeometric law; made by make_golden.py; tolerance 1e-10 relative",
        cases,
    )


# ---- pooled ratio: product of binomial generating functions ----


def pooled():
    cases = []
    strata_sets = [
        [(9, 3, 18, 3), (6, 3, 12, 3)],
        [(9, 3, 18, 2), (6, 1, 12, 3)],
        [(0, 1, 3, 1), (5, 2, 0, 1), (4, 1, 9, 3)],
        [(0, 1, 3, 1), (0, 2, 4, 1)],
        [(3, 1, 0, 1), (4, 2, 0, 1)],
        [(10, 3, 12, 2), (100, 5, 130, 4), (57, 1, 42, 2), (1, 0.5, 0, 4)],
        [(30, 12, 29, 12), (5, 1, 17, 1), (0, 1, 0, 2), (12, 365, 15, 366)],
        [(1, 1, 10, 0.001), (200, 1, 1, 1000)],
    ]
    for n, strata in enumerate(strata_sets):
        coefficients = [mp.mpf(1)]
        for x1, t1, x2, t2 in strata:
            odds, size = mp.mpf(t2) / mp.mpf(t1), x1 + x2
            factor = [mp.binomial(size, k) * odds**k for k in range(size + 1)]
            product = [mp.mpf(0)] * (len(coefficients) + size)
            for i, p in enumerate(coefficients):
                for j, q in enumerate(factor):
                    product[i + j] += p * q
            coefficients = product
        weights = dict(enumerate(coefficients))
        seen = sum(s[2] for s in strata)
        conf = ["0.95", "0.9", "0.99"][n % 3]
        lo, hi = limits(weights, seen, 1 - mp.mpf(conf))
        null = [1.0, 0.5, 2.0][n % 3]
        less, greater = tails(weights, seen, mp.log(null))
        up = mp.fsum(x2 * mp.mpf(t1) / (mp.mpf(t1) + t2) for x1, t1, x2, t2 in strata)
        down = mp.fsum(x1 * mp.mpf(t2) / (mp.mpf(t1) + t2) for x1, t1, x2, t2 in strata)
        case = {
            "strata": strata, "conf": float(conf), "null": null,
            "mantel_haenszel": near(up / down) if down else None,
            "interval": [near(lo), near(hi)], "less": near(less), "greater": near(greater),
        }
        before = sum(s[0] for s in strata)
        if before and seen:

            def excess(u):
                r = mp.exp(u)
                return mp.fsum((x1 + x2) * r * t2 / (t1 + r * t2) - x2 for x1, t1, x2, t2 in strata)

            r = mp.exp(root(excess, 0))
            live = [s for s in strata if s[0] + s[2]]
            square = mp.mpf(0)
            for x1, t1, x2, t2 in live:
                size, share = x1 + x2, r * t2 / (t1 + r * t2)
                square += (x2 - size * share) ** 2 / (size * share * (1 - share))
            case.update({
                "common": near(r), "chi2": near(square), "df": len(live) - 1,
                "chi2_p": near(mp.gammainc(mp.mpf(len(live) - 1) / 2, square / 2, regularized=True)),
            })
        cases.append(case)
    write(
        "pooled.json",
        "strata as [x1, t1, x2, t2]; central exact limits of the common ratio from the product of the strata's generating functions; "
        "common, chi2: maximum likelihood and homogeneity; made by make_golden.py; tolerance 1e-10 relative",
        cases,
    )


# ---- large counts: tails as integrals over the log-odds or the logarithm of the mean ----


def integral(log_density, start, spread, sign):
    """The integral of exp(log_density) from `start` towards `sign` infinity."""
    peak = log_density(start)
    h = spread * mp.mpf("1e-12")
    slope = abs(log_density(start + h) - log_density(start - h)) / (2 * h)
    points, distance = [mp.mpf(start)], mp.mpf(0)
    while True:
        distance = max(1 / (slope + 2 / spread), distance * mp.mpf("1.5"))
        points.append(start + sign * distance)
        if log_density(points[-1]) - peak < -120:
            break
    return abs(mp.quad(lambda u: mp.exp(log_density(u)), points))


def beta_tails(a, b, u):
    """(lower, upper, density) of the beta law at log-odds u."""
    a, b = mp.mpf(a), mp.mpf(b)
    norm = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)

    def log_density(v):
        return norm + a * v - (a + b) * mp.log1p(mp.exp(v))

    spread = mp.sqrt(1 / a + 1 / b)
    if u < mp.log(a / b):
        lower = integral(log_density, u, spread, -1)
        return lower, 1 - lower, mp.exp(log_density(u))
    upper = integral(log_density, u, spread, 1)
    return 1 - upper, upper, mp.exp(log_density(u))


def gamma_tails(a, u):
    a = mp.mpf(a)
    norm = -mp.loggamma(a)

    def log_density(v):
        return norm + a * v - mp.exp(v)

    spread = 1 / mp.sqrt(a)
    if u < mp.log(a):
        lower = integral(log_density, u, spread, -1)
        return lower, 1 - lower, mp.exp(log_density(u))
    upper = integral(log_density, u, spread, 1)
    return 1 - upper, upper, mp.exp(log_density(u))


def newton(tail_and_density, start, tail):
    """Newton's rule on the logarithm of a tail with derivative ±density."""
    u = mp.mpf(start)
    for _ in range(60):
        value, slope = tail_and_density(u)
        step = (mp.log(value) - mp.log(tail)) * value / slope
        u -= step
        if abs(step) < mp.mpf(10) ** -32:
            break
    return u


def large():
    mp.mp.dps = 40
    half = mp.mpf("0.025")
    z = mp.mpf("1.96")
    cases = []
    pairs = [
        (298, 302), (299, 301), (300, 300), (301, 299), (299, 1000000), (300, 1000000), (301, 1000000),
        (1000, 1000), (1000, 1100), (100000000, 100030000), (1000000000, 1000100000), (1000000000, 999000000),
        (1000000000, 30), (3, 1000000000), (1000, 1000000000), (1000000000, 2000000000),
    ]
    for x1, x2 in pairs:
        spread = mp.sqrt(mp.mpf(1) / x1 + mp.mpf(1) / x2)
        centre = mp.log(mp.mpf(x2) / x1)
        lo = newton(lambda u: (lambda t: (t[0], t[2]))(beta_tails(x2, x1 + 1, u)), centre - z * spread, half)
        hi = newton(lambda u: (lambda t: (t[1], -t[2]))(beta_tails(x2 + 1, x1, u)), centre + z * spread, half)
        case = {"x1": x1, "x2": x2, "conf": 0.95, "central": [near(mp.exp(lo)), near(mp.exp(hi))], "tests": []}
        for deviations in (-8, -1, 3):
            null = float(mp.exp(centre + deviations * spread))
            u = mp.log(mp.mpf(null))
            lower, _, slope = beta_tails(x2, x1 + 1, u)
            greater = lower
            _, less, other = beta_tails(x2 + 1, x1, u)
            case["tests"].append({
                "null": null, "less": near(less), "greater": near(greater),
                "condition": near(max(slope / greater, other / less)),
            })
        cases.append(case)
    for x in (298, 299, 300, 301, 1000, 100000000, 1000000000):
        spread = 1 / mp.sqrt(mp.mpf(x))
        centre = mp.log(mp.mpf(x))
        lo = newton(lambda u: (lambda t: (t[0], t[2]))(gamma_tails(x, u)), centre - z * spread, half)
        hi = newton(lambda u: (lambda t: (t[1], -t[2]))(gamma_tails(x + 1, u)), centre + z * spread, half)
        case = {"x": x, "conf": 0.95, "garwood": [near(mp.exp(lo)), near(mp.exp(hi))], "tests": []}
        for deviations in (-8, -1, 3):
            null = float(mp.exp(centre + deviations * spread))
            u = mp.log(mp.mpf(null))
            greater, _, slope = gamma_tails(x, u)
            _, less, other = gamma_tails(x + 1, u)
            case["tests"].append({
                "null": null, "less": near(less), "greater": near(greater),
                "condition": near(max(slope / greater, other / less)),
            })
        cases.append(case)
    write(
        "large.json",
        "equal exposures of 1; central limits of a ratio (x1, x2) and of a rate (x), and one-sided p at hypotheses 8, 1 and 3 "
        "deviations off; condition = |d ln p / d ln null|; made by make_golden.py; tolerance 1e-12 relative, p: times condition",
        cases,
    )


ratio_of_ratios()
pooled()
large()
