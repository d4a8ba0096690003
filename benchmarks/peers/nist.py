"""The 54 starts of NIST's nonlinear problems; scipy's trf with exact derivatives (complex step), one thread.

    OMP_NUM_THREADS=1 python3 benchmarks/peers/nist.py FOLDER_OF_DAT_FILES EXPECTED.json
"""
import json
import pathlib
import re
import sys
import time

import numpy as np
from scipy.optimize import least_squares


def cubic(x, a, b, c, d):
    return a + x * (b + x * (c + x * d))


def ratio(b, x):
    return cubic(x, b[0], b[1], b[2], b[3]) / cubic(x, 1, b[4], b[5], b[6])


def gauss(b, x):
    return b[0] * np.exp(-b[1] * x) + sum(b[k] * np.exp(-(((x - b[k + 1]) / b[k + 2]) ** 2)) for k in (2, 5))


def lanczos(b, x):
    return sum(b[k] * np.exp(-b[k + 1] * x) for k in (0, 2, 4))


def enso(b, x):
    turn = 2 * np.pi * x
    waves = ((b[1], b[2], 12), (b[4], b[5], b[3]), (b[7], b[8], b[6]))
    return b[0] + sum(c * np.cos(turn / p) + s * np.sin(turn / p) for c, s, p in waves)


def chwirut(b, x):
    return np.exp(-b[0] * x) / (b[1] + b[2] * x)


def rise(b, x):
    return b[0] * (1 - np.exp(-b[1] * x))


MODELS = {
    "Bennett5": lambda b, x: b[0] * (b[1] + x) ** (-1 / b[2]),
    "BoxBOD": rise,
    "Chwirut1": chwirut,
    "Chwirut2": chwirut,
    "DanWood": lambda b, x: b[0] * x ** b[1],
    "ENSO": enso,
    "Eckerle4": lambda b, x: b[0] / b[1] * np.exp(-0.5 * ((x - b[2]) / b[1]) ** 2),
    "Gauss1": gauss,
    "Gauss2": gauss,
    "Gauss3": gauss,
    "Hahn1": ratio,
    "Kirby2": lambda b, x: cubic(x, b[0], b[1], b[2], 0) / cubic(x, 1, b[3], b[4], 0),
    "Lanczos1": lanczos,
    "Lanczos2": lanczos,
    "Lanczos3": lanczos,
    "MGH09": lambda b, x: b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3]),
    "MGH10": lambda b, x: b[0] * np.exp(b[1] / (x + b[2])),
    "MGH17": lambda b, x: b[0] + b[1] * np.exp(-x * b[3]) + b[2] * np.exp(-x * b[4]),
    "Misra1a": rise,
    "Misra1b": lambda b, x: b[0] * (1 - (1 + b[1] * x / 2) ** -2),
    "Misra1c": lambda b, x: b[0] * (1 - (1 + 2 * b[1] * x) ** -0.5),
    "Misra1d": lambda b, x: b[0] * b[1] * x / (1 + b[1] * x),
    "Nelson": lambda b, x: b[0] - b[1] * x[0] * np.exp(-b[2] * x[1]),
    "Rat42": lambda b, x: b[0] / (1 + np.exp(b[1] - b[2] * x)),
    "Rat43": lambda b, x: b[0] / (1 + np.exp(b[1] - b[2] * x)) ** (1 / b[3]),
    "Roszman1": lambda b, x: b[0] - b[1] * x - np.arctan(b[2] / (x - b[3])) / np.pi,
    "Thurber": ratio,
}


def read(path):
    lines = path.read_text().splitlines()
    starts = [[float(v) for v in line.split("=")[1].split()[:2]] for line in lines if re.match(r"\s*b\d+ =", line)]
    first = next(i for i, line in enumerate(lines) if re.match(r"Data:\s+y\s+x", line)) + 1
    table = np.array([[float(v) for v in line.split()] for line in lines[first:] if line.strip()])
    y, x = table[:, 0], table[:, 1] if table.shape[1] == 2 else table[:, 1:].T
    return np.array(starts).T, np.log(y) if path.stem == "Nelson" else y, x


def main():
    folder, expected = pathlib.Path(sys.argv[1]), json.loads(pathlib.Path(sys.argv[2]).read_text())
    problems = {name: read(folder / f"{name}.dat") for name in MODELS}
    laps = []
    for _ in range(3):
        digits = {}
        start = time.process_time()
        for name, (starts, y, x) in problems.items():
            for number, at in enumerate(starts):
                with np.errstate(all="ignore"):
                    fit = least_squares(
                        lambda b: MODELS[name](b, x) - y, at, jac="cs", method="trf", x_scale="jac",
                        ftol=1e-15, xtol=1e-15, gtol=1e-15, max_nfev=2000,
                    )
                digits[name, number] = fit.x
        laps.append(time.process_time() - start)
    worst = []
    for (name, number), found in digits.items():
        exact = np.array([float(v) for v in expected[name]["params"]])
        worst.append(min(17, -np.log10(max(np.max(np.abs(found / exact - 1)), 1e-17))))
    worst = np.array(worst)
    print(f"{1e3 * min(laps):.0f} ms; >= 6 digits {np.sum(worst >= 6)}, >= 9 digits {np.sum(worst >= 9)} of {len(worst)}")


main()
