using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verification;

/// <summary>The nets inside a design: what the model gives them, and the first that has something else.</summary>
internal static partial class Probes
{
    /// <summary>The nets for one row, in the order of evaluation; none when they are not known.</summary>
    /// <param name="design">The design.</param>
    /// <param name="isNetlist">Whether the nets of the mapped netlist are meant.</param>
    /// <param name="codes">The row, a code a feature.</param>
    /// <param name="templates">Has the templates of netlists.</param>
    public static IReadOnlyList<Probe> Of(DesignFolder design, bool isNetlist, byte[] codes, Templates templates)
    {
        if (isNetlist)
        {
            return (design.Netlist ?? RebuiltNetlist.Of(design, templates)) is { } netlist ? [.. OfNetlist(netlist, codes)] : [];
        }
        return design.Classifier.Network is { } network ? [.. RtlProbes.Of(network, codes)] : [.. GateProbes.Of(design.Plan().Gates!, codes)];
    }

    /// <summary>The mismatch with the first net that a program printed another value of; as it was when there is none.</summary>
    /// <param name="mismatch">The mismatch.</param>
    /// <param name="probes">The nets.</param>
    /// <param name="output">Lines <c>probe NET BITS</c>, of any number of bits; other lines count for nothing.</param>
    public static Mismatch Located(Mismatch mismatch, IReadOnlyList<Probe> probes, string output)
    {
        Dictionary<string, string> values = [];
        foreach (Match line in ProbeLine().Matches(output))
        {
            values.TryAdd(line.Groups[1].Value, line.Groups[2].Value.TrimStart('0'));
        }
        foreach (Probe probe in probes)
        {
            if (values.TryGetValue(probe.Signal, out string? got) && got != Convert.ToString((long)probe.Expected, 2).TrimStart('0'))
            {
                return mismatch with
                {
                    Neuron = probe.Place,
                    Signal = probe.Signal,
                    SignalExpected = probe.Expected.ToString(CultureInfo.InvariantCulture),
                    SignalGot = got.Length == 0 ? "0" : got.All(c => c is '0' or '1') && got.Length <= 64
                        ? Convert.ToUInt64(got, 2).ToString(CultureInfo.InvariantCulture) : "x",
                };
            }
        }
        return mismatch;
    }

    private static IEnumerable<Probe> OfNetlist(Netlist netlist, byte[] codes)
    {
        bool[] values = InProcess.Signals(netlist, codes);
        HashSet<int> read = [.. netlist.Instances.SelectMany(i => i.Pins), .. netlist.Outputs];
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            int signal = netlist.OutputOf(i);
            if (read.Contains(signal))
            {
                yield return new Probe($"n{signal}", 1, values[signal] ? 1u : 0u, $"cell g{signal} ({netlist.Instances[i].Cell.Name})");
            }
        }
    }

    [GeneratedRegex(@"^probe (\S+) (\S+)$", RegexOptions.Multiline)]
    private static partial Regex ProbeLine();
}
