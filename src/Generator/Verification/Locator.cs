using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Finds the first net that differs from the model on the first row that does.</summary>
internal sealed partial class Locator(Tools tools, Templates templates, TimeSpan limit)
{
    /// <summary>The mismatch with its neuron and signal, or as it was when they cannot be found: Icarus is missing, the
    /// module has other nets than the emitted one, or no inner net differs.</summary>
    public Mismatch Locate(Subject subject, Mismatch mismatch)
    {
        IReadOnlyList<Probe> probes = Probes(subject, subject.Design.Codes[mismatch.Row]);
        Dictionary<string, string> values = Simulate(subject, mismatch.Row, probes);
        foreach (Probe probe in probes)
        {
            string expected = Convert.ToString((long)probe.Expected, 2).PadLeft(probe.Width, '0');
            if (values.TryGetValue(probe.Signal, out string? got) && got != expected)
            {
                return mismatch with
                {
                    Neuron = probe.Place,
                    Signal = probe.Signal,
                    SignalExpected = probe.Expected.ToString(CultureInfo.InvariantCulture),
                    SignalGot = got.All(c => c is '0' or '1') && got.Length <= 64
                        ? Convert.ToUInt64(got, 2).ToString(CultureInfo.InvariantCulture) : "x",
                };
            }
        }
        return mismatch;
    }

    private IReadOnlyList<Probe> Probes(Subject subject, byte[] codes) => !subject.IsNetlist
        ? subject.Design.Classifier.Network is { } network ? [.. RtlProbes.Of(network, codes)] : []
        : (subject.Design.Netlist ?? RebuiltNetlist.Of(subject.Design, templates)) is { } netlist && !subject.Design.Classifier.ReadsLevels
            ? [.. OfNetlist(netlist, codes)] : [];

    private static IEnumerable<Probe> OfNetlist(Netlist netlist, byte[] codes)
    {
        bool[] values = InProcess.Signals(netlist, codes);
        HashSet<int> read = [.. netlist.Instances.SelectMany(i => i.Pins), .. netlist.Outputs];
        for (int i = 0; i < netlist.Instances.Length; i++)
        {
            int signal = netlist.OutputOf(i);
            if (read.Contains(signal))
            {
                yield return new Probe($"n{signal}", 1, values[signal] ? 1u : 0u,
                    $"cell g{signal} ({netlist.Instances[i].Cell.Name})");
            }
        }
    }

    private Dictionary<string, string> Simulate(Subject subject, int row, IReadOnlyList<Probe> probes)
    {
        if (tools.Icarus is not { } compiler || tools.IcarusRuntime is not { } runtime || probes.Count == 0)
        {
            return [];
        }
        DesignFolder design = subject.Design;
        ModulePorts ports = ModulePorts.Of(design.Name, design.Classifier);
        using WorkFolder work = new();
        work.Write("probe.v", templates.Render("verilog/probe.v.sbn", new ProbeView(ports.Name, ports.FeaturesWidth, ports.ClassBits,
            VectorFile.Vectors([design.Codes[row]], design.Classifier.InputBits).Trim(), probes)));
        ProgramRun run = compiler.Run(["-g2005", "-s", design.Name + "_probe", "-o", work.File("probe.vvp"), work.File("probe.v"),
            .. subject.Files.Select(Path.GetFileName)!], design.Folder, limit);
        run = run.Succeeded ? runtime.Run(["-n", work.File("probe.vvp")], work.Path, limit) : run;
        return !run.Succeeded ? [] : ProbeLine().Matches(run.Output).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    [GeneratedRegex(@"^probe (\S+) (\S+)$", RegexOptions.Multiline)]
    private static partial Regex ProbeLine();
}
