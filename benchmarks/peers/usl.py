"""UslBenchmark's job: the universal scalability law within its bounds, by scipy's curve_fit; one thread.

    OMP_NUM_THREADS=1 python3 benchmarks/peers/usl.py MEASUREMENTS.csv

The file has a header and two columns, workers and throughput.
"""
import sys
import time

import numpy as np
from scipy.optimize import curve_fit

FITS = 200


def law(n, sigma, kappa, scale):
    return scale * n / (1 + sigma * (n - 1) + kappa * n * (n - 1))


n, x = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=(0, 1)).T
first = [0.01, 1e-4, (x / n).max()]
start = time.process_time()
for _ in range(FITS):
    found, _ = curve_fit(law, n, x, first, bounds=([0, 0, 0], [1, np.inf, np.inf]), xtol=1e-12, ftol=1e-12, gtol=1e-12)
print(f"{1e6 * (time.process_time() - start) / FITS:.0f} us; sigma, kappa, lambda = {found}")
