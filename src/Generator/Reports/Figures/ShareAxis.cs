namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>A vertical axis of shares, shown in percent.</summary>
/// <param name="Low">Share at the lower end.</param>
/// <param name="High">Share at the upper end, above <paramref name="Low"/>.</param>
/// <param name="Bottom">Where the lower end is.</param>
/// <param name="Top">Where the upper end is.</param>
internal sealed record ShareAxis(double Low, double High, double Bottom, double Top)
{
    /// <summary>Distances of grid lines in percent.</summary>
    private static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20];

    /// <summary>An axis with room around all values.</summary>
    public static ShareAxis Around(IEnumerable<double> values, double bottom, double top)
    {
        double[] all = [.. values.Where(double.IsFinite)];
        (double low, double high) = all.Length == 0 ? (0, 1) : (all.Min(), all.Max());
        double room = Math.Max(0.008, (high - low) * 0.08);
        return new ShareAxis(Math.Max(0, low - room), Math.Min(1 + room / 3, high + room), bottom, top);
    }

    /// <summary>Where a value stands.</summary>
    public double At(double value) => Bottom + (Top - Bottom) * Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>Where grid lines go, five to nine of them.</summary>
    public IEnumerable<(double Value, string Label)> Ticks()
    {
        double span = (High - Low) * 100;
        double step = Steps.FirstOrDefault(s => span / s <= 8, Steps[^1]);
        for (int i = (int)Math.Ceiling(Low * 100 / step); i * step <= Math.Min(100.0001, High * 100); i++)
        {
            yield return (i * step / 100, $"{i * step:0.#}");
        }
    }
}
