namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>The legend below a figure: entries side by side as far as they fit, then a further line.</summary>
internal static class FigureLegend
{
    private const double LineHeight = 16, Size = 11, Space = 14, SymbolRoom = 17;

    /// <summary>Draws it.</summary>
    /// <param name="entries">What it says; none takes no room.</param>
    /// <param name="left">Where lines begin.</param>
    /// <param name="right">Where they end.</param>
    /// <param name="top">Where the first line begins.</param>
    /// <param name="symbol">Draws a mark at a place.</param>
    /// <param name="style">The classes of a mark.</param>
    /// <returns>The markup and its height.</returns>
    public static (string Markup, double Height) Of(
        IReadOnlyList<LegendEntry> entries, double left, double right, double top, Func<MarkKind, double, double, string> symbol,
        Func<MarkKind, string> style)
    {
        Svg svg = new();
        double x = left, y = top + LineHeight / 2;
        foreach (LegendEntry entry in entries)
        {
            double width = SymbolRoom + Svg.Width(entry.Text, Size);
            if (x > left && x + width > right)
            {
                (x, y) = (left, y + LineHeight);
            }
            string drawn = entry.Kind is { } kind
                ? $"<g class=\"{style(kind)} s{entry.Series}\">{symbol(kind, x + 5, y)}</g>"
                : $"<path class=\"front s{entry.Series}\" d=\"M{Svg.Length(x - 2)} {Svg.Length(y + 4)}h7v-8h7\"/>";
            svg.Add($"{drawn}").Text("label", x + SymbolRoom, y + 4, entry.Text);
            x += width + Space;
        }
        return entries.Count == 0 ? ("", 0) : (svg.ToString(), y + LineHeight / 2 + 6 - top);
    }
}
