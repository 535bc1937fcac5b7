using System.Globalization;
using PrintedMlp.Generator.Designs;

namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>A figure of area over the rounds of a search, as SVG: steps, with a mark for each batch.</summary>
/// <param name="Curve">At least one point.</param>
/// <param name="Title">What it shows, for those who cannot see it.</param>
internal sealed record EffortFigure(EffortCurve Curve, string Title)
{
    private const double Width = 520, Height = 250, Left = 58, Right = Width - 16, Top = 12, Bottom = Height - 42;

    /// <summary>Numbers of rounds at the horizontal axis, at most, beside 0.</summary>
    private const int MostTicks = 8;

    private double Rounds => Math.Max(1, Curve.Points[^1].Rounds);

    /// <summary>Draws it.</summary>
    public string Draw()
    {
        LogAxis areas = LogAxis.Around(Curve.Points.Select(p => p.AreaCm2), Bottom, Top);
        Svg svg = new();
        svg.Open("effort", Width, Height, "img", Title);
        foreach ((double area, string label) in areas.Ticks())
        {
            string minor = label.Length > 0 ? "" : " minor";
            svg.Add($"<line class=\"grid{minor}\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{areas.At(area)}\" y2=\"{areas.At(area)}\"/>");
            svg.Text("tick end", Left - 7, areas.At(area) + 4, label);
        }
        int step = new[] { 1, 2, 4 }.SelectMany(s => Enumerable.Range(0, 9).Select(d => s * (int)Math.Pow(10, d))).Order()
            .First(s => Rounds / s <= MostTicks);
        for (int rounds = 0; rounds <= Rounds; rounds += step)
        {
            svg.Text("tick middle", At(rounds), Bottom + 17, rounds.ToString(CultureInfo.InvariantCulture));
        }
        svg.Add($"<line class=\"axis\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{Bottom}\" y2=\"{Bottom}\"/>");
        string path = "";
        foreach ((double x, double y) in Curve.Points.Select(p => (At(p.Rounds), areas.At(p.AreaCm2))))
        {
            path += path.Length == 0 ? $"M{Svg.Length(x)} {Svg.Length(y)}" : $"H{Svg.Length(x)}V{Svg.Length(y)}";
        }
        svg.Add($"<path class=\"front s0\" d=\"{path}\"/>");
        foreach (EffortPoint point in Curve.Points)
        {
            string title = $"{point.Rounds} rounds: {point.AreaCm2:0.###} cm²";
            svg.Add($"<g class=\"s0\"><title>{title}</title>");
            svg.Add($"<circle class=\"symbol\" cx=\"{At(point.Rounds)}\" cy=\"{areas.At(point.AreaCm2)}\" r=\"4\"/></g>");
        }
        svg.Text("axis-title", (Left + Right) / 2, Height - 6, "rounds of the search over gates");
        svg.Add($"<text class=\"axis-title\" transform=\"translate(13 {(Top + Bottom) / 2}) rotate(-90)\">area (cm², logarithmic)</text>");
        return svg.Add($"</svg>").ToString();
    }

    private double At(int rounds) => Left + (Right - Left) * rounds / Rounds;
}
