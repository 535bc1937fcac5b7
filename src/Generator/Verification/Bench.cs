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
    /// <summary>The file that all netlists share.</summary>
    public const string Cells = "cells.v";

    private const string Waivers = "waivers.vlt";

    private readonly IReadOnlyList<Subject> _subjects;
    private readonly int _reportCycle;
    private readonly string[][] _files;

    /// <summary>Writes the bench and everything it reads into <paramref name="work"/>.</summary>
    /// <param name="subjects">The modules; those with cells share one <c>cells.v</c>.</param>
    /// <param name="linted">Those whose text Verilator shall complain about.</param>
    /// <param name="templates">Has <c>verilog/bench.v.sbn</c>.</param>
    /// <param name="work">Where the files go.</param>
    public Bench(IReadOnlyList<Subject> subjects, IReadOnlySet<Subject> linted, Templates templates, WorkFolder work)
    {
        _subjects = subjects;
        _reportCycle = subjects.Max(s => s.Design.Codes.Count) + 1;
        _files = [.. subjects.Select((subject, i) => Write(subject, i, templates, work))];
        string? cells = subjects.FirstOrDefault(s => s.IsNetlist)?.Design.CellsFile;
        if (cells is not null)
        {
            work.Write(Cells, File.ReadAllText(cells));
        }
        work.Write("bench.v", templates.Render("verilog/bench.v.sbn", new BenchView([.. subjects.Select(Unit)], _reportCycle)));
        work.Write(Waivers, Waived(linted));
        Files = [Waivers, "bench.v", .. _files.SelectMany(f => f), .. cells is null ? [] : (string[])[Cells]];
    }

    /// <summary>The Verilog files, and what Verilator shall not complain about.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The numbers of the modules to which one of some files belongs.</summary>
    public IEnumerable<int> Of(IReadOnlyCollection<string> files) =>
        Enumerable.Range(0, _files.Length).Where(i => _files[i].Any(files.Contains));

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

    // The harness of the module first.
    private string[] Write(Subject subject, int id, Templates templates, WorkFolder work)
    {
        DesignFolder design = subject.Design;
        work.Write($"vectors{id}.hex", VectorFile.Vectors(design.Codes, design.Classifier.InputBits));
        work.Write($"expected{id}.hex", VectorFile.Expected(design.Classifier.Classify(design.Codes)));
        work.Write($"harness{id}.v", templates.Render("verilog/bench-unit.v.sbn", Unit(subject, id)));
        List<string> files = [$"harness{id}.v"];
        foreach (string module in subject.Modules)
        {
            // Verilator wants a module to be in a file of its name.
            bool isCore = design.Classifier.ReadsLevels && module != design.RtlFile;
            string file = $"{ModuleOf(id)}{(isCore ? "_core" : "")}.v";
            work.Write(file, Renamed(File.ReadAllText(module), design.Name, ModuleOf(id)));
            files.Add(file);
        }
        return [.. files];
    }

    private string Waived(IReadOnlySet<Subject> linted)
    {
        IEnumerable<string> units = _subjects.SelectMany((subject, i) => _files[i].Select((file, place) =>
            place == 0 || !linted.Contains(subject) ? $"lint_off -file \"{file}\""
            : subject.IsNetlist ? $"lint_off -rule DECLFILENAME -file \"{file}\"" : ""));
        IEnumerable<string> lines =
            ["`verilator_config", "lint_off -file \"bench.v\"", $"lint_off -rule DECLFILENAME -file \"{Cells}\"", .. units];
        return string.Join('\n', lines) + "\n";
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

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("unit ([0-9]{1,9}): +([0-9]{1,9}) of ([0-9]{1,9}) vectors differ, "
        + "first row +([0-9]{1,9}), expected +([0-9]{1,9}), got +([0-9]{1,9})")]
    private static partial Regex ResultLine();
}
