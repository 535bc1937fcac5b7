using System.Collections.Immutable;

namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>A figure of accuracy against a cost on a logarithmic axis, as SVG. Its looks are in the style sheet
/// <c>templates/report/figure.css</c>.</summary>
/// <param name="Name">Identifies the figure on its page, and is the name of its file.</param>
/// <param name="Title">What it shows, for those who cannot see it.</param>
/// <param name="XLabel">What the horizontal axis is, with its unit.</param>
/// <param name="YLabel">What the vertical axis is, with its unit.</param>
/// <param name="Marks">The points; later ones lie above earlier ones.</param>
internal sealed record ScatterFigure(string Name, string Title, string XLabel, string YLabel, ImmutableArray<Mark> Marks)
{
    private const double LabelSize = 11;

    /// <summary>Lines across the figure at a cost, such as what a battery delivers.</summary>
    public ImmutableArray<(double X, string Label)> Limits { get; init; } = [];

    /// <summary>A line across the figure at an accuracy to hold the points against; null for none.</summary>
    public (double Y, string Label)? Reference { get; init; }

    /// <summary>What stands below the figure to say what its marks are; nothing for a figure on a page, which has a legend of its own.</summary>
    public ImmutableArray<LegendEntry> Legend { get; init; } = [];

    /// <summary>Width in mm as a file; null leaves it in pixels.</summary>
    public double? WidthMm { get; init; }

    /// <summary>The points that no other of their series beats, in both figures: what the line of the front joins.</summary>
    public IEnumerable<IGrouping<int, Mark>> Fronts => Marks
        .Where(m => m.Kind is MarkKind.Design or MarkKind.Recommended or MarkKind.Tree or MarkKind.Baseline)
        .GroupBy(m => m.Series)
        .SelectMany(g => g.Where(m => !g.Any(o => o.X <= m.X && o.Y >= m.Y && (o.X < m.X || o.Y > m.Y))))
        .OrderBy(m => m.X).DistinctBy(m => (m.Series, m.X, m.Y)).GroupBy(m => m.Series);

    /// <summary>Draws it.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public string Draw(double width, double height)
    {
        const double left = 50, right = 16, top = 22, bottom = 46;
        (string legend, double legendHeight) = FigureLegend.Of(Legend, left, width - right, height + 4, (kind, x, y) => Symbol(kind, x, y), Kind);
        double whole = height + legendHeight;
        LogAxis x = LogAxis.Around(Marks.SelectMany(m => new[] { m.X, m.X + m.XInterval, m.X - m.XInterval }), left, width - right);
        ShareAxis y = ShareAxis.Around(Marks.SelectMany(m => new[] { m.Y - m.YInterval, m.Y + m.YInterval }), height - bottom, top);
        Svg svg = new();
        svg.Open("scatter", width, whole, "group", Title, WidthMm);
        Grid(svg, x, y);
        foreach (IGrouping<int, Mark> front in Fronts)
        {
            Front(svg, x, y, front);
        }
        foreach (Mark mark in Marks)
        {
            Draw(svg, x, y, mark);
        }
        Labels(svg, x, y, width);
        svg.Text("axis-title", (left + width - right) / 2, height - 8, XLabel);
        svg.Add($"<text class=\"axis-title\" transform=\"translate(13 {(y.Top + y.Bottom) / 2}) rotate(-90)\">{Svg.Escaped(YLabel)}</text>");
        return svg.Add($"{legend}</svg>").ToString();
    }

    private void Grid(Svg svg, LogAxis x, ShareAxis y)
    {
        foreach ((double value, string label) in y.Ticks())
        {
            svg.Add($"<line class=\"grid\" x1=\"{x.Left}\" x2=\"{x.Right}\" y1=\"{y.At(value)}\" y2=\"{y.At(value)}\"/>");
            svg.Text("tick end", x.Left - 7, y.At(value) + 4, label);
        }
        foreach ((double value, string label) in x.Ticks())
        {
            string minor = label.Length > 0 ? "" : " minor";
            svg.Add($"<line class=\"grid{minor}\" x1=\"{x.At(value)}\" x2=\"{x.At(value)}\" y1=\"{y.Bottom}\" y2=\"{y.Top}\"/>");
            svg.Text("tick middle", x.At(value), y.Bottom + 17, label);
        }
        if (x.HasZero)
        {
            // A logarithm never gets to 0: the axis is broken before it.
            svg.Text("tick middle", x.Left, y.Bottom + 17, "0");
            svg.Add($"<path class=\"axis\" d=\"M{x.Left + 6} {y.Bottom + 4}l4 -8M{x.Left + 10} {y.Bottom + 4}l4 -8\"/>");
        }
        if (Reference is { } reference && reference.Y > y.Low && reference.Y < y.High)
        {
            svg.Add($"<line class=\"limit\" x1=\"{x.Left}\" x2=\"{x.Right}\" y1=\"{y.At(reference.Y)}\" y2=\"{y.At(reference.Y)}\"/>");
            svg.Text("limit-label end", x.Right - 2, y.At(reference.Y) - 4, reference.Label);
        }
        double free = x.Left;
        foreach ((double value, string label) in Limits.Where(l => l.X > x.Low && l.X < x.High))
        {
            svg.Add($"<line class=\"limit\" x1=\"{x.At(value)}\" x2=\"{x.At(value)}\" y1=\"{y.Bottom}\" y2=\"{y.Top - 4}\"/>");
            double end = x.At(value) + 2;
            if (end - Svg.Width(label, LabelSize) > free)
            {
                svg.Text("limit-label end", end, y.Top - 8, label);
                free = end + 4;
            }
        }
        svg.Add($"<line class=\"axis\" x1=\"{x.Left}\" x2=\"{x.Right}\" y1=\"{y.Bottom}\" y2=\"{y.Bottom}\"/>");
    }

    /// <summary>Steps: between two points, the smaller one is all that can be had.</summary>
    private static void Front(Svg svg, LogAxis x, ShareAxis y, IGrouping<int, Mark> front)
    {
        string path = "";
        foreach (Mark mark in front)
        {
            string here = $"{Svg.Length(x.At(mark.X))} {Svg.Length(y.At(mark.Y))}";
            path += path.Length == 0 ? $"M{here}" : $"H{here.Replace(" ", "V", StringComparison.Ordinal)}";
        }
        svg.Add($"<path class=\"front s{front.Key}\" d=\"{path}\"/>");
    }

    private static void Draw(Svg svg, LogAxis x, ShareAxis y, Mark mark)
    {
        double px = x.At(mark.X), py = y.At(mark.Y);
        string chosen = mark.Design is { } design ? $" data-design=\"{Svg.Escaped(design)}\" tabindex=\"0\" role=\"button\"" : "";
        svg.Add($"<g class=\"mark {Kind(mark)} s{mark.Series}\"{chosen}><title>{Svg.Escaped(mark.Title)}</title>");
        if (mark.XInterval > 0)
        {
            double a = x.At(mark.X - mark.XInterval), b = x.At(mark.X + mark.XInterval);
            svg.Add($"<path class=\"interval\" d=\"M{a} {py}H{b}M{a} {py - 3}v6M{b} {py - 3}v6\"/>");
        }
        if (mark.YInterval > 0)
        {
            double a = y.At(mark.Y - mark.YInterval), b = y.At(mark.Y + mark.YInterval);
            svg.Add($"<path class=\"interval\" d=\"M{px} {a}V{b}M{px - 3} {a}h6M{px - 3} {b}h6\"/>");
        }
        if (mark.Design is not null)
        {
            svg.Add($"<circle class=\"halo\" cx=\"{px}\" cy=\"{py}\" r=\"11\"/>");
        }
        svg.Add($"{Symbol(mark.Kind, px, py)}</g>");
    }

    private static string Kind(Mark mark) => Kind(mark.Kind);

    private static string Kind(MarkKind mark) => mark switch
    {
        MarkKind.Recommended => "design recommended",
        MarkKind.Tree => "design tree",
        MarkKind.MeanBaseline => "mean baseline",
        MarkKind.MeanRecommended => "mean",
        _ => mark.ToString().ToLowerInvariant(),
    };

    private static string Symbol(MarkKind kind, double x, double y)
    {
        Svg svg = new();
        _ = kind switch
        {
            MarkKind.Published => svg.Add($"<path class=\"symbol\" d=\"M{x - 5} {y}L{x} {y - 5}L{x + 5} {y}L{x} {y + 5}Z\"/>"),
            MarkKind.Tree => svg.Add($"<path class=\"symbol\" d=\"M{x - 5.5} {y + 4.5}L{x} {y - 5.5}L{x + 5.5} {y + 4.5}Z\"/>"),
            MarkKind.Baseline => svg.Add($"<rect class=\"symbol\" x=\"{x - 4.5}\" y=\"{y - 4.5}\" width=\"9\" height=\"9\"/>"),
            MarkKind.MeanBaseline => svg.Add($"<rect class=\"symbol\" x=\"{x - 6}\" y=\"{y - 6}\" width=\"12\" height=\"12\"/>"),
            MarkKind.MeanRecommended => svg.Add($"<circle class=\"symbol\" cx=\"{x}\" cy=\"{y}\" r=\"6.5\"/>"),
            MarkKind.Recommended => svg.Add($"""<circle class="ring" cx="{x}" cy="{y}" r="8.5"/><circle class="symbol" cx="{x}" cy="{y}" r="5"/>"""),
            _ => svg.Add($"<circle class=\"symbol\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/>"),
        };
        return svg.ToString().TrimEnd();
    }

    /// <summary>Names beside marks, where they hide neither a mark nor each other.</summary>
    private void Labels(Svg svg, LogAxis x, ShareAxis y, double width)
    {
        List<Box> taken = [.. Marks.Select(m => Box.Around(x.At(m.X), y.At(m.Y), m.Kind == MarkKind.Recommended ? 9 : 6))];
        foreach (Mark mark in Marks.Where(m => m.Label is not null))
        {
            double px = x.At(mark.X), py = y.At(mark.Y), length = Svg.Width(mark.Label!, LabelSize);
            Box[] places =
            [
                new(px + 9, py - 6, px + 9 + length, py + 6), new(px - 9 - length, py - 6, px - 9, py + 6),
                new(px - length / 2, py - 21, px + length / 2, py - 9), new(px - length / 2, py + 9, px + length / 2, py + 21),
                new(px + 6, py - 18, px + 6 + length, py - 6), new(px - 6 - length, py - 18, px - 6, py - 6),
                new(px + 6, py + 6, px + 6 + length, py + 18), new(px - 6 - length, py + 6, px - 6, py + 18),
            ];
            if (places.Cast<Box?>().FirstOrDefault(p => p!.Value.Left > x.Left && p.Value.Right < width - 2 && p.Value.Top > y.Top - 8
                && p.Value.Bottom < y.Bottom && !taken.Exists(p.Value.Meets)) is { } free)
            {
                taken.Add(free);
                svg.Text($"label {Kind(mark)}", free.Left, free.Bottom - 2, mark.Label!);
            }
        }
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Around(double x, double y, double radius) => new(x - radius, y - radius, x + radius, y + radius);

        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
