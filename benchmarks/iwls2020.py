"""Parts of iwls2020.sh: rows of a function as a table, nodes and accuracy of a run's designs, and the page."""
import csv
import gzip
import re
import statistics
import subprocess
import sys
from pathlib import Path

PARTS = (("train", "train"), ("valid", "validation"), ("test", "test"))


def rows(folder, function, out):
    """A table x0, x1, ..., class, part of the three PLA files."""
    with open(out, "w", encoding="ascii") as table:
        header = False
        for part, word in PARTS:
            with gzip.open(Path(folder) / f"{function}.{part}.pla.gz", "rt") as lines:
                for line in lines:
                    if line[0] not in "01":
                        continue
                    bits, label = line.split()
                    if not header:
                        table.write(",".join(f"x{i}" for i in range(len(bits))) + ",class,part\n")
                        header = True
                    table.write(",".join(bits) + f",{label},{word}\n")


def nodes(rtl):
    """AND nodes of a module after Yosys' aigmap."""
    files = " ".join(str(f) for f in rtl)
    script = f"read_verilog {files}; hierarchy -auto-top; proc; flatten; opt -full; aigmap; opt_clean; stat"
    text = subprocess.run(["yosys", "-p", script], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^\s+(?:(\d+)\s+\S*\s*)?\$_AND_(?:\s+(\d+))?", text[text.rindex("Printing statistics"):], re.MULTILINE)
    return sum(int(a or b) for a, b in found)


def result(run, function, seed, effort, seconds):
    """A line for each design of a run, the chosen one marked."""
    with open(Path(run) / "designs.csv", encoding="utf-8") as table:
        designs = [d for d in csv.DictReader(table) if d["stage"] in ("gates", "tree")]
    for design in designs:
        folder = Path(run) / design["design"]
        design["nodes"] = nodes(f for f in sorted(folder.glob("*.v")) if not re.search(r"netlist|cells|_tb", f.name))
    chosen = max(designs, key=lambda d: (float(d["accuracy_validation"]), -d["nodes"]))
    for d in designs:
        print(function, seed, effort, d["design"], d["nodes"], d["accuracy_train"], d["accuracy_validation"], d["accuracy_test"],
              "yes" if d is chosen else "no", seconds, sep=",")


def table(results, page, folder):
    """The page: medians over the seeds beside what was published, and the fronts of seed 1."""
    published = {}
    if folder:
        with open(Path(folder) / "published.csv", encoding="ascii") as text:
            published = {row["function"]: row for row in csv.DictReader(text)}
    with open(results, encoding="ascii") as text:
        lines = list(csv.DictReader(text))
    out = [Path(page).read_text(encoding="utf-8").split("\n## Figures\n")[0], "\n## Figures\n\n",
           "| function | seeds | AND nodes | validation | test | best published team: nodes | test | processor seconds |\n|---|---|---|---|---|---|---|---|\n"]
    fronts = []
    for function in sorted({line["function"] for line in lines}):
        own = [line for line in lines if line["function"] == function]
        chosen = [line for line in own if line["is_chosen"] == "yes"]
        middle = {name: statistics.median(float(line[name]) for line in chosen) for name in ("nodes", "validation", "test", "cpu_seconds")}
        theirs = published.get(function)
        team = max(("team2", "team9", "team6"), key=lambda t: float(theirs[t + "_test"])) if theirs else None
        out.append(f"| {function} | {len(chosen)} | {middle['nodes']:g} | {100 * middle['validation']:.2f} | {100 * middle['test']:.2f} | "
                   + (f"{theirs[team + '_ands']} | {100 * float(theirs[team + '_test']):.2f}" if team else " | ") + f" | {middle['cpu_seconds']:g} |\n")
        first = sorted((line for line in own if line["seed"] == own[0]["seed"]), key=lambda line: int(line["nodes"]))
        fronts.append(f"| {function} | " + ", ".join(f"{line['nodes']}: {100 * float(line['test']):.1f}" for line in first) + " |\n")
    out += ["\nFronts of the first seed, nodes: accuracy on test rows in percent:\n\n| function | front |\n|---|---|\n", *fronts]
    Path(page).write_text("".join(out), encoding="utf-8")


if __name__ == "__main__":
    {"rows": rows, "result": result, "table": table}[sys.argv[1]](*sys.argv[2:])
