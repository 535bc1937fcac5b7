using System.Text.RegularExpressions;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Verification;

/// <summary>How far the levels of a net stay from the threshold of the transistors that it drives.</summary>
/// <param name="Net">The net in <c>netlist.v</c>; with a dot and a stage, an output inside a cell.</param>
/// <param name="Cell">The cell that drives it.</param>
/// <param name="HighestLowV">Highest of its low levels in V; null when it never is low.</param>
/// <param name="LowestHighV">Lowest of its high levels in V; null when it never is high.</param>
/// <param name="ThresholdV">The threshold in V.</param>
internal sealed partial record NetMargin(string Net, string Cell, double? HighestLowV, double? LowestHighV, double ThresholdV)
{
    /// <summary>A low level that is nearer to the threshold than this, in V, deserves a word.</summary>
    public const double NearV = 0.02;

    /// <summary>From the highest low level to the threshold, where the next transistor begins to conduct.</summary>
    public double? LowMarginV => ThresholdV - HighestLowV;

    /// <summary>From the threshold to the lowest high level.</summary>
    public double? HighMarginV => LowestHighV - ThresholdV;

    /// <summary>Whether a low level comes near the threshold, or passes it.</summary>
    public bool IsLowNear => LowMarginV < NearV;

    /// <summary>The nets that cells drive, in the order of the cells.</summary>
    /// <param name="text">The SPICE file.</param>
    /// <param name="points">Its operating points.</param>
    /// <param name="supply">Supply in V.</param>
    /// <param name="threshold">Threshold in V.</param>
    public static IEnumerable<NetMargin> Of(string text, SpiceRawFile points, double supply, double threshold)
    {
        foreach (Match instance in Instance().Matches(text))
        {
            (string name, string net, string cell) = (instance.Groups["name"].Value, instance.Groups["net"].Value, instance.Groups["cell"].Value);
            for (int stage = 0; points.Names.IndexOf($"v(x{name}.s{stage})") is var vector && vector >= 0; stage++)
            {
                yield return Of($"{name}.s{stage}", vector);
            }
            yield return Of(net, points[$"v({net})"]);

            NetMargin Of(string shown, int vector)
            {
                ILookup<bool, double> levels = points.Points.Select(p => p[vector]).ToLookup(v => v > supply / 2);
                double[] low = [.. levels[false]], high = [.. levels[true]];
                return new NetMargin(shown, cell, low.Length == 0 ? null : low.Max(), high.Length == 0 ? null : high.Min(), threshold);
            }
        }
    }

    /// <summary>The nets as a table, in mV.</summary>
    public static string Table(IEnumerable<NetMargin> margins) => CsvText.Of(
        ["net", "cell", "highest_low_mv", "lowest_high_mv", "low_margin_mv", "high_margin_mv"],
        margins.Select(m => (IEnumerable<string>)[m.Net, m.Cell, Text(m.HighestLowV), Text(m.LowestHighV), Text(m.LowMarginV), Text(m.HighMarginV)]));

    private static string Text(double? volts) => $"{1e3 * volts:0.0}";

    [GeneratedRegex(@"^X(?<name>g[0-9]+) .*?(?<net>\S+) (?<cell>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Instance();
}
