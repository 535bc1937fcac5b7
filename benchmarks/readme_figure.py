#!/usr/bin/env python3
"""Draws docs/areas.svg, the README's figure, from committed results alone: published circuits of literature/circuits.csv
and the first row "accuracy ..." of each data set in benchmarks/results/gates.md (medians over the seeds).

Usage: benchmarks/readme_figure.py [OUT.svg]
"""
import csv
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
WIDTH, LEFT, RIGHT, TOP, ROW = 760, 120, 24, 86, 46
LOW, HIGH = 0.003, 200  # cm2
SETS = ["Breast Cancer", "RedWine", "WhiteWine", "Cardio", "Pendigits"]
WORKS = [  # work in circuits.csv, legend, colour, shape
    ("exact bespoke baseline", "exact network, published", "#8a8f98", "square"),
    ("ICCAD'23 released circuit", "ICCAD'23", "#b8860b", "circle"),
    ("DATE'24 released circuit", "DATE'24", "#c2410c", "circle"),
    ("ours", "PrintedMlp", "#1d4ed8", "circle"),
]


def published():
    with open(HERE.parent / "literature" / "circuits.csv", newline="") as file:
        # Works that report whole systems have no area of the gates alone.
        for row in (r for r in csv.DictReader(file) if r["area_cm2"]):
            yield row["dataset"], row["work"], float(row["area_cm2"]), float(row["accuracy_pct"])


def ours():
    seen = set()
    for line in (HERE / "results" / "gates.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) > 8 and cells[0] in SETS and cells[2].startswith("accuracy") and cells[0] not in seen:
            seen.add(cells[0])
            yield cells[0], "ours", float(cells[7]), 100 * float(cells[5])


def x(area):
    share = (math.log10(area) - math.log10(LOW)) / (math.log10(HIGH) - math.log10(LOW))
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def mark(kind, at, y, colour):
    if kind == "square":
        return f'<rect x="{at - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" fill="{colour}"/>'
    return f'<circle cx="{at:.1f}" cy="{y:.1f}" r="6" fill="{colour}"/>'


def main():
    points = {(data, work): (area, accuracy) for data, work, area, accuracy in [*published(), *ours()]}
    height = TOP + ROW * len(SETS) + 46
    bottom = TOP + ROW * len(SETS)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        ' font-family="system-ui, sans-serif" font-size="13" role="img">',
        "<title>Area and test accuracy of printed classifiers: published exact networks, ICCAD'23, DATE'24 and PrintedMlp</title>",
        f'<rect width="{WIDTH}" height="{height}" rx="10" fill="#ffffff"/>',
        '<text x="20" y="28" font-size="16" font-weight="600" fill="#111827">Area of a printed classifier, and its test accuracy in %</text>',
    ]
    at = 20
    for _, name, colour, kind in WORKS:
        out += [mark(kind, at + 6, 52, colour), f'<text x="{at + 18}" y="56.5" fill="#374151">{name}</text>']
        at += 34 + 7.2 * len(name)
    decade = math.ceil(math.log10(LOW))
    while 10**decade <= HIGH:
        at = x(10**decade)
        label = f"{10.0**decade:g}"
        out.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{TOP - 12}" y2="{bottom}" stroke="#e5e7eb"/>')
        out.append(f'<text x="{at:.1f}" y="{bottom + 18}" text-anchor="middle" fill="#6b7280">{label}</text>')
        decade += 1
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{bottom + 36}" text-anchor="middle" fill="#6b7280">cm², logarithmic</text>')
    for index, data in enumerate(SETS):
        y = TOP + ROW * (index + 0.5)
        here = [(w, points[data, w[0]]) for w in WORKS if (data, w[0]) in points]
        ends = [x(area) for _, (area, _) in here]
        out.append(f'<text x="20" y="{y + 4:.1f}" fill="#111827">{data}</text>')
        out.append(f'<line x1="{min(ends):.1f}" x2="{max(ends):.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="#9ca3af"/>')
        last = -math.inf
        for (_, _, colour, kind), (area, accuracy) in sorted(here, key=lambda mark: mark[1][0]):
            # A label that would run into the one before stands below.
            above = x(area) - last > 30
            last = x(area) if above else last
            out.append(mark(kind, x(area), y, colour))
            out.append(f'<text x="{x(area):.1f}" y="{y - 10 if above else y + 19:.1f}" text-anchor="middle" font-size="11" fill="{colour}">{accuracy:.1f}</text>')
    out.append("</svg>\n")
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "docs" / "areas.svg"
    target.write_text("\n".join(out))


if __name__ == "__main__":
    main()
