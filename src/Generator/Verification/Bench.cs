using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Many modules on their vectors in one simulation. All designs are called alike, so each module is renamed;
/// nothing else in its text changes.</summary>
internal sealed partial class Bench
{
    /// <summary>The file that all modules share.</summary>
    public const string Cells = "cells.v";

    private readonly IReadOnlyList<Subject> _subjects;
    private readonly int _reportCycle;

    /// <summary>Writes the bench and everything it reads into <paramref name="work"/>.</summary>
    /// <param name="subjects">The modules; those with cells share one <c>cells.v</c>.</param>
    /// <param name="templates">Has <c>verilog/bench.v.sbn</c>.</param>
    /// <param name="work">Where the files go.</param>
    public Bench(IReadOnlyList<Subject> subjects, Templates templates, WorkFolder work)
    {
        _subjects = subjects;
        _reportCycle = subjects.Max(s => s.Design.Codes.Count) + 1;
        List<string> files = ["bench.v"];
        for (int i = 0; i < subjects.Count; i++)
        {
            DesignFolder design = subjects[i].Design;
            work.Write(FileOf(i), string.Concat(subjects[i].Modules.Select(file => Renamed(File.ReadAllText(file), design.Name, ModuleOf(i)))));
            work.Write($"vectors{i}.hex", VectorFile.Vectors(design.Codes, design.Classifier.InputBits));
            work.Write($"expected{i}.hex", VectorFile.Expected(design.Classifier.Classify(design.Codes)));
            files.Add(FileOf(i));
        }
        if (subjects.FirstOrDefault(s => s.IsNetlist) is { } mapped)
        {
            work.Write(Cells, File.ReadAllText(mapped.Design.CellsFile));
            files.Add(Cells);
        }
        work.Write("bench.v", templates.Render("verilog/bench.v.sbn", new BenchView([.. subjects.Select(Unit)], _reportCycle)));
        Files = files;
    }

    /// <summary>The Verilog files, the bench first.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Reads what the simulation printed: a check for each subject, null for one without a result.</summary>
    public IReadOnlyList<Check?> Read(string output, string tool, string? version)
    {
        ILookup<int, Match> lines = ResultLine().Matches(output).ToLookup(m => Number(m, 1));
        return [.. _subjects.Select((s, i) => lines[i].ToArray() is [var line]
            ? Read(s, line, tool, version) : null)];
    }

    private static Check Read(Subject subject, Match line, string tool, string? version)
    {
        int differing = Number(line, 2), vectors = Number(line, 3);
        return differing == 0
            ? new Check(subject.Name, "simulation", tool, version, vectors, CheckResult.Passed)
            : new Check(subject.Name, "simulation", tool, version, vectors, CheckResult.Failed, "classes differ from the model's", differing,
                new Mismatch(Number(line, 4), Number(line, 5), Number(line, 6)));
    }

    private BenchUnitView Unit(Subject subject, int id)
    {
        ModulePorts ports = ModulePorts.Of(subject.Design.Name, subject.Design.Classifier);
        int vectors = subject.Design.Codes.Count;
        return new BenchUnitView(id, ModuleOf(id), ports.FeaturesWidth, ports.ClassBits, vectors, _reportCycle);
    }

    private static string Renamed(string text, string name, string module) =>
        Regex.Replace(Regex.Replace(text, $@"\b(module\s+){Regex.Escape(name)}\b", "$1" + module),
            $@"\b{Regex.Escape(name)}_core\b", module + "_core");

    private static string ModuleOf(int id) => $"unit{id}";

    private static string FileOf(int id) => ModuleOf(id) + ".v";

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("unit ([0-9]{1,9}): +([0-9]{1,9}) of ([0-9]{1,9}) vectors differ, "
        + "first row +([0-9]{1,9}), expected +([0-9]{1,9}), got +([0-9]{1,9})")]
    private static partial Regex ResultLine();
}
