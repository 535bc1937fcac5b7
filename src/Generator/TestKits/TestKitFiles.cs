using System.Collections.Immutable;
using System.Text;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.TestKits;

/// <summary>Writes a test kit: tables for people and for instruments; docs/test-kit.md describes them.</summary>
internal static class TestKitFiles
{
    /// <summary>Where a kit lies in its design's folder.</summary>
    public const string FolderName = "test-kit";

    /// <summary>What a kit is, in words; every kit has it.</summary>
    public const string SummaryName = "test-kit.txt";

    /// <summary>Files that not every kit has: of comparators, and the netlist where gates were taken out.</summary>
    public static readonly ImmutableArray<string> Optional = [Levels, Netlist, Cells];

    private const string Levels = "test-levels.hex", Netlist = "netlist.v", Cells = "cells.v";
    private const int ShownFaults = 6;

    /// <summary>Writes the files into a folder that exists.</summary>
    public static void Write(TestKit kit, string folder)
    {
        void File(string name, string text) => WholeFile.Write(Path.Combine(folder, name), text);
        ImmutableArray<ImmutableArray<SensorSetting>> settings = [.. kit.Settings];
        File("test-vectors.csv", Table(kit, settings, s => s.Value is { } value ? $"{value:R}" : ""));
        File("test-fractions.csv", Table(kit, settings, s => $"{s.Fraction:R}"));
        File("test-codes.csv", Table(kit, settings, s => $"{s.Code}"));
        if (kit.Design.Classifier.ReadsLevels)
        {
            File(Levels, Hexadecimal(kit.Test.Vectors, kit.Design.Classifier.Levels.Length));
        }
        File("test-vectors.hex", VectorFile.Vectors(settings.Select(s => Codes(kit, s)), kit.Design.Classifier.InputBits));
        File("test-expected.hex", VectorFile.Expected(kit.Expected));
        File("test-dictionary.csv", Dictionary(kit));
        if (!kit.Redundant.IsEmpty)
        {
            VerilogWriter writer = new(new Templates());
            File(Netlist, writer.Netlist(kit.Design.Name, kit.Design.Classifier, kit.Netlist));
            File(Cells, writer.Cells(kit.Netlist.Library));
        }
        File(SummaryName, Summary(kit));
    }

    /// <summary>Coverage, size and what is redundant.</summary>
    public static string Summary(TestKit kit)
    {
        StringBuilder text = new();
        text.Append($"{kit.Design.Name}: {kit.Test.Vectors.Length} test vectors show {kit.DetectedFaults} of {kit.Faults} single stuck-at faults; no "
            + $"fewer than {kit.Test.LowerBound} do\n");
        if (!kit.Redundant.IsEmpty)
        {
            text.Append($"redundant, proven, and taken out of netlist.v beside the tests: {kit.Design.Netlist.AreaCm2:0.######} cm2, now "
                + $"{kit.Netlist.AreaCm2:0.######} cm2\n");
            text.AppendJoin("", kit.Redundant.Select(place => $"  {place} changes no answer\n"));
        }
        foreach ((string what, ImmutableArray<FaultClass> classes) in new[] { ("cannot show on any sensor values, proven", kit.Test.Undetectable),
            ("not decided within the proof's limit", kit.Test.Undecided) })
        {
            text.AppendJoin("", classes.Select(c => $"{what}: {Names(kit, c.Faults)}\n"));
        }
        return text.ToString();
    }

    private static string Table(TestKit kit, ImmutableArray<ImmutableArray<SensorSetting>> settings, Func<SensorSetting, string> cell) => CsvText.Of(
        ["vector", .. settings.IsEmpty ? [] : settings[0].Select(s => kit.Design.Names.Feature(s.Feature)), "expected_class", "expected_label"],
        settings.Select((setting, i) => (string[])[$"{i + 1}", .. setting.Select(cell), $"{kit.Expected[i]}",
            kit.Design.Names.Class(kit.Design.Classifier.IndexOf(kit.Expected[i]))]));

    /// <summary>What failing vectors mean: those that answer alike have the same suspects.</summary>
    private static string Dictionary(TestKit kit) => CsvText.Of(["failing_vectors", "answers", "suspected_gates", "suspected_faults"],
        kit.Test.Detected.Zip(kit.Answers).GroupBy(d => string.Join(' ', d.Second)).OrderBy(g => Failing(kit, g.First().Second).Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal).Select(group =>
            {
                int[] failing = [.. Failing(kit, group.First().Second)];
                ImmutableArray<Fault> faults = [.. group.SelectMany(d => d.First.Faults)];
                return new[]
                {
                    string.Join(' ', failing.Select(v => v + 1)),
                    string.Join(' ', failing.Select(v => group.First().Second[v])),
                    string.Join(' ', faults.Select(f => FaultName.Of(kit.Netlist, f).Split(' ') is ["comparator", var level, ..]
                        ? level : FaultName.Of(kit.Netlist, f).Split(' ')[0]).Distinct()),
                    string.Join("; ", faults.Select(f => FaultName.Of(kit.Netlist, f))),
                };
            }));

    private static IEnumerable<int> Failing(TestKit kit, int[] answers) =>
        Enumerable.Range(0, answers.Length).Where(v => answers[v] != kit.Expected[v]);

    private static byte[] Codes(TestKit kit, ImmutableArray<SensorSetting> settings)
    {
        byte[] codes = new byte[kit.Design.Classifier.Inputs];
        foreach (SensorSetting setting in settings)
        {
            codes[setting.Feature] = (byte)setting.Code;
        }
        return codes;
    }

    private static string Hexadecimal(ImmutableArray<bool[]> vectors, int width)
    {
        // Each input as a code of one bit has the digits that are wanted.
        return VectorFile.Vectors(vectors.Select(v => v.Take(Math.Max(1, width)).Select(bit => (byte)(bit ? 1 : 0)).ToArray()), 1);
    }

    private static string Names(TestKit kit, ImmutableArray<Fault> faults) =>
        string.Join("; ", faults.Take(ShownFaults).Select(f => FaultName.Of(kit.Netlist, f)))
            + (faults.Length > ShownFaults ? $" and {faults.Length - ShownFaults} more" : "");
}
