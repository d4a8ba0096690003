"""Sobol' indices of the Ishigami function, N = 2^16, second order, 100 resamples; numpy and scipy, one thread."""
import time

import numpy as np
from scipy.stats import qmc

N, D, RESAMPLES = 2**16, 3, 100
FIRST = np.array([0.31390519114781146, 0.4424111447900409, 0.0])
TOTAL = np.array([0.5575888552099592, 0.4424111447900409, 0.24368366406214773])


def ishigami(u):
    x = np.pi * (2 * u - 1)
    return np.sin(x[:, 0]) * (1 + 0.1 * x[:, 2] ** 4) + 7 * np.sin(x[:, 1]) ** 2


def first(a, ab, b):
    return np.mean(b * (ab - a), axis=0) / np.var(np.r_[a, b], axis=0)


def total(a, ab, b):
    return 0.5 * np.mean((a - ab) ** 2, axis=0) / np.var(np.r_[a, b], axis=0)


def second(a, abj, abk, baj, b):
    v = np.mean(baj * abk - a * b, axis=0) / np.var(np.r_[a, b], axis=0)
    return v - first(a, abj, b) - first(a, abk, b)


def run(seed):
    start = time.perf_counter()
    points = qmc.Sobol(2 * D, scramble=True, seed=seed).random(N)
    left, right = points[:, :D], points[:, D:]

    def mixed(base, other, j):
        rows = base.copy()
        rows[:, j] = other[:, j]
        return ishigami(rows)

    a, b = ishigami(left), ishigami(right)
    ab = np.stack([mixed(left, right, j) for j in range(D)], 1)
    ba = np.stack([mixed(right, left, j) for j in range(D)], 1)
    mean, sd = np.r_[a, b].mean(), np.r_[a, b].std()
    a, b, ab, ba = ((y - mean) / sd for y in (a, b, ab, ba))
    evaluated = time.perf_counter()
    r = np.random.default_rng(seed).integers(N, size=(N, RESAMPLES))
    s1, st = np.empty(D), np.empty(D)
    for j in range(D):
        s1[j], st[j] = first(a, ab[:, j], b), total(a, ab[:, j], b)
        first(a[r], ab[r, j], b[r]).std(ddof=1), total(a[r], ab[r, j], b[r]).std(ddof=1)
    for j in range(D):
        for k in range(j + 1, D):
            second(a, ab[:, j], ab[:, k], ba[:, j], b)
            second(a[r], ab[r, j], ab[r, k], ba[r, j], b[r]).std(ddof=1)
    done = time.perf_counter()
    return evaluated - start, done - evaluated, s1 - FIRST, st - TOTAL


runs = [run(seed) for seed in range(5)]
for name, part in (("points and model", 0), ("indices", 1)):
    print(f"{name}: {1e3 * min(r[part] for r in runs):.0f} ms")
print(f"in all: {1e3 * min(r[0] + r[1] for r in runs):.0f} ms")
for name, part in (("first", 2), ("total", 3)):
    print(f"root mean square error of {name} order:", np.sqrt(np.mean([r[part] ** 2 for r in runs], axis=0)))
