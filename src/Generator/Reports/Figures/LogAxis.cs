namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>A logarithmic axis; a vertical one has its lower end at the left one's place.</summary>
/// <param name="Low">Value at the left end, above 0.</param>
/// <param name="High">Value at the right end, above <paramref name="Low"/>.</param>
/// <param name="Left">Where the left end is.</param>
/// <param name="Right">Where the right end is.</param>
internal sealed record LogAxis(double Low, double High, double Left, double Right)
{
    /// <summary>Fewer labels than this do not say what an axis is.</summary>
    private const int FewLabels = 3;

    private static readonly int[] Steps = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>True when a value is 0, which stands at the left end.</summary>
    public bool HasZero { get; init; }

    /// <summary>An axis with room around all values; those that are not above 0 stand at its left end.</summary>
    public static LogAxis Around(IEnumerable<double> values, double left, double right)
    {
        double[] all = [.. values], positive = [.. all.Where(v => v > 0 && double.IsFinite(v))];
        (double low, double high) = positive.Length == 0 ? (0.1, 1) : (positive.Min(), positive.Max());
        double room = Math.Max(0.08, Math.Log10(high / low) * 0.06);
        return new LogAxis(low / Math.Pow(10, room), high * Math.Pow(10, room), left, right) { HasZero = all.Any(v => v == 0) };
    }

    /// <summary>Where a value stands.</summary>
    public double At(double value) =>
        Left + (Right - Left) * Math.Clamp(Math.Log(Math.Max(value, Low) / Low) / Math.Log(High / Low), 0, 1);

    /// <summary>Where grid lines go; the label is empty where it would be crowded. A short axis has lines at even distances.</summary>
    public IEnumerable<(double Value, string Label)> Ticks()
    {
        (double Value, string Label)[] ticks = [.. OfDecades(isDense: false)];
        return ticks.Count(t => t.Label.Length > 0) >= FewLabels ? ticks : High / Low < 10 ? Even() : OfDecades(isDense: true);
    }

    private IEnumerable<(double Value, string Label)> OfDecades(bool isDense)
    {
        double decades = Math.Log10(High / Low);
        for (int decade = (int)Math.Floor(Math.Log10(Low)); decade <= Math.Ceiling(Math.Log10(High)); decade++)
        {
            foreach (int step in Steps)
            {
                // From text, so that a tick is the double nearest to what its label says.
                double value = double.Parse($"{step}e{decade}", System.Globalization.CultureInfo.InvariantCulture);
                bool isLabelled = step == 1 || ((isDense || decades < 2.2) && step is (2 or 5)) || decades < 0.5;
                if (value >= Low && value <= High)
                {
                    yield return (value, isLabelled ? value.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture) : "");
                }
            }
        }
    }

    private IEnumerable<(double Value, string Label)> Even()
    {
        double rough = (High - Low) / 5, decade = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = new[] { 1, 2, 5, 10 }.Select(s => s * decade).First(s => s >= rough * 0.999);
        for (double i = Math.Ceiling(Low / step); i * step <= High; i++)
        {
            yield return (i * step, $"{i * step:0.########}");
        }
    }
}
