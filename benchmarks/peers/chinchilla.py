"""The fits of FitBenchmark and FitReferenceBenchmark on the 240 runs; numpy and scipy, one thread.

    OMP_NUM_THREADS=1 python3 benchmarks/peers/chinchilla.py RUNS.csv [one] [grid] [bootstrap] [--of N]

RUNS.csv has the columns N, D, C, loss. `grid` is the notebook's method (L-BFGS-B by differences from all 4 500 starts), `bootstrap` a
tuned one (exact gradient in numpy, BFGS). `--of N` does every N-th start or resample and multiplies the time.
"""
import itertools
import sys
import time

import numpy as np
from scipy.optimize import minimize

DELTA = 1e-3
HOFFMANN = np.array([6.0073404, 6.0179186, 0.5267228, 0.33917084, 0.2849083])


def terms(p, x, y):
    a, b, e, alpha, beta = p
    return np.stack([a - alpha * x, b - beta * y, np.full_like(x, e)])


def objective(p, x, y, z):
    t = terms(p, x, y)
    top = t.max(axis=0)
    r = top + np.log(np.exp(t - top).sum(axis=0)) - z
    size = np.abs(r)
    return np.where(size <= DELTA, r * r / 2, DELTA * (size - DELTA / 2)).sum()


def with_gradient(p, x, y, z):
    t = terms(p, x, y)
    top = t.max(axis=0)
    shares = np.exp(t - top)
    total = shares.sum(axis=0)
    r = top + np.log(total) - z
    size = np.abs(r)
    pull = np.clip(r, -DELTA, DELTA) / total
    qa, qb, qe = shares * pull
    gradient = np.array([qa.sum(), qb.sum(), qe.sum(), -(qa @ x), -(qb @ y)])
    return np.where(size <= DELTA, r * r / 2, DELTA * (size - DELTA / 2)).sum(), gradient


def best_of(times, work):
    laps = []
    for _ in range(times):
        start = time.process_time()
        result = work()
        laps.append(time.process_time() - start)
    return min(laps), result


def main():
    words = [word for word in sys.argv[2:] if not word.startswith("--")] or ["one"]
    every = int(sys.argv[sys.argv.index("--of") + 1]) if "--of" in sys.argv else 1
    rows = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1)
    x, y, z = np.log(rows[:, 0]), np.log(rows[:, 1]), np.log(rows[:, 3])
    tight = {"maxiter": 2000, "ftol": 1e-15, "gtol": 1e-12, "maxcor": 20}
    if "one" in words:
        lap, fit = best_of(
            20, lambda: minimize(with_gradient, HOFFMANN, (x, y, z), jac=True, method="L-BFGS-B", options=tight)
        )
        print(f"one fit from Hoffmann's start: {1e3 * lap:.3f} ms; objective {fit.fun:.15g}")
    if "grid" in words:
        grid = list(
            itertools.product(
                np.arange(0, 30, 5), np.arange(0, 30, 5), np.arange(-1, 1.5, 0.5), np.arange(0, 2.5, 0.5), np.arange(0, 2.5, 0.5)
            )
        )[::every]
        start = time.process_time()
        ends = np.array([minimize(objective, s, (x, y, z), method="L-BFGS-B").fun for s in grid])
        lap = (time.process_time() - start) * every
        near = [(int((ends <= ends.min() * (1 + gap)).sum()), gap) for gap in (1e-8, 1e-6, 1e-4)]
        print(f"grid: {lap:.1f} s for 4 500 starts; best {ends.min():.15g}; within (of {len(grid)}): {near}")
    if "bootstrap" in words:
        rng = np.random.default_rng(1)
        draws = 4000 // every
        start = time.process_time()
        for _ in range(draws):
            i = rng.integers(len(x), size=len(x))
            minimize(with_gradient, HOFFMANN, (x[i], y[i], z[i]), jac=True, method="BFGS")
        print(f"bootstrap: {(time.process_time() - start) * every:.2f} s for 4 000 resamples")


main()
