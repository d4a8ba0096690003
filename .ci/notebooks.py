"""Executes notebooks with the project's own kernel, two at a time: notebooks.py OUT NOTEBOOK...

Each must run to its end and show a picture or a report; its page goes to OUT. Two that fail on purpose must fail, and say where.
The environment's JUPYTER_PATH says where the kernel is. Prints how many ran; on failure says why and exits 1.
"""

import asyncio
import pathlib
import re
import sys

import nbclient
import nbconvert
import nbformat

KERNELS = 2
MOST_SECONDS_OF_A_CELL = 300
PICTURES = ("image/svg+xml", "<iframe")
COLOURS = re.compile("\x1b\\[[0-9;]*m")


def given(code):
    """A notebook of one cell."""
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code)],
        metadata={"kernelspec": {"name": "jacquard", "display_name": "Java", "language": "java"}},
    )


# Notebooks that must fail, by name, and what the errors they show must say.
FAILING = {
    "a cell that throws": (given("int x = 1;\nint y = x / 0;"), ["ArithmeticException", "line 2"]),
    "a cell that does not compile": (given("int x = unknownName;"), ["CompilationError", "unknownName"]),
}


def said(notebook):
    """The errors that a notebook shows, without their colours."""
    errors = [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    return COLOURS.sub("", "\n".join(line for error in errors for line in [error.ename, *error.traceback]))


async def execute(notebook, folder):
    client = nbclient.NotebookClient(
        notebook, timeout=MOST_SECONDS_OF_A_CELL, resources={"metadata": {"path": str(folder)}}
    )
    await client.async_execute()


async def runs(file, out):
    """Nothing, or why the notebook is not as it should be."""
    notebook = nbformat.read(file, as_version=4)
    try:
        await execute(notebook, file.parent)
    except nbclient.exceptions.CellExecutionError:
        return f"{file}: {said(notebook)}"
    if said(notebook):
        return f"{file}: went on after {said(notebook)}"
    text = nbformat.writes(notebook)
    if not any(picture in text for picture in PICTURES):
        return f"{file}: no picture and no report"
    page, _ = nbconvert.HTMLExporter().from_notebook_node(notebook)
    (out / file.name).with_suffix(".html").write_text(page, encoding="utf-8")
    return None


async def fails(name, notebook, words, folder):
    """Nothing, or what was wrong about the failure."""
    try:
        await execute(notebook, folder)
    except nbclient.exceptions.CellExecutionError:
        missing = [word for word in words if word not in said(notebook)]
        return f"{name}: not said: {missing} in {said(notebook)}" if missing else None
    return f"{name} did not fail its notebook"


async def main(out, files):
    out.mkdir(parents=True, exist_ok=True)
    kernels = asyncio.Semaphore(KERNELS)

    async def in_turn(work):
        async with kernels:
            return await work

    work = [runs(file, out) for file in files]
    work += [fails(name, *expected, out) for name, expected in FAILING.items()]
    wrong = [why for why in await asyncio.gather(*map(in_turn, work)) if why]
    for why in wrong:
        print(why, file=sys.stderr)
    print(len(files))
    return 1 if wrong else 0


if __name__ == "__main__":
    place, *names = [pathlib.Path(argument).resolve() for argument in sys.argv[1:]]
    sys.exit(asyncio.run(main(place, names)))
