using System.Collections.Immutable;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Synthesis;

namespace PrintedMlp.Generator.Verification;

/// <summary>What Yosys is asked about a module.</summary>
/// <param name="Subject">The module.</param>
/// <param name="Lints">Whether to complain about its text.</param>
/// <param name="GatesOf">The module whose gates are written: the subject's own, or the core of one that reads levels; null for none.</param>
internal sealed record YosysRequest(Subject Subject, bool Lints, string? GatesOf);

/// <summary>One process of Yosys for all modules that it is asked about. Its complaints are not told apart by module, and what one module does to
/// it is done to all: where it is not silent, or does not end well, each has to be asked alone.</summary>
internal sealed class YosysPass : IDisposable
{
    /// <summary>The tool, as the report calls it.</summary>
    public const string Tool = "yosys";

    // Equal gates are left to the reader, who shares them faster than Yosys.
    private const string ToGates = "simplemap; techmap -map +/techmap.v -map ripple.v; aigmap";

    private readonly WorkFolder _work = new();
    private readonly ImmutableArray<YosysRequest> _requests;

    /// <summary>Asks.</summary>
    /// <param name="yosys">Yosys.</param>
    /// <param name="limit">Longest time for all together.</param>
    /// <param name="requests">The modules, whose files are there.</param>
    public YosysPass(ExternalProgram yosys, TimeSpan limit, ImmutableArray<YosysRequest> requests)
    {
        _requests = requests;
        _work.Write("ripple.v", RippleCarry.Techmap);
        foreach ((int i, YosysRequest request) in requests.Index())
        {
            File.CreateSymbolicLink(_work.File(FolderOf(i)), Path.GetFullPath(request.Subject.Design.Folder));
        }
        _work.Write("pass.ys", string.Concat(requests.Select((request, i) => $"{Script(request, i)}; design -reset\n")));
        Run = yosys.Run(["-q", "-s", "pass.ys"], _work.Path, limit);
    }

    /// <summary>How it ended.</summary>
    public ProgramRun Run { get; }

    /// <summary>The gates of a module; null when they were not asked for, when the process did not end well, or when the module has memory.</summary>
    public Aiger? Gates(Subject subject)
    {
        int number = _requests.Select((request, i) => ReferenceEquals(request.Subject, subject) ? i : -1).Max();
        if (number < 0 || !Run.Succeeded || !File.Exists(_work.File(GatesFile(number))))
        {
            return null;
        }
        try
        {
            return Aiger.Read(File.ReadAllText(_work.File(GatesFile(number))));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _work.Dispose();

    private static string Script(YosysRequest request, int number)
    {
        (Subject subject, string name) = (request.Subject, request.Subject.Design.Name);
        string files = string.Join(' ', subject.Files.Select(file => $"{FolderOf(number)}/{Path.GetFileName(file)}"));
        string script = $"read_verilog {files}; hierarchy -check -top {name}; proc" + (request.Lints ? "; check -assert" : "");
        if (request.GatesOf is not { } top)
        {
            return script;
        }
        script += top == name ? "" : $"; hierarchy -check -top {top}";
        // Cells are few and their instances many: gates are made before they are flattened.
        script += subject.IsNetlist ? $"; alumacc; {ToGates}; clean; flatten" : $"; flatten; {Exposed(subject)}opt; alumacc; opt; {ToGates}";
        return $"{script}; write_aiger -ascii -symbols {GatesFile(number)}";
    }

    private static string Exposed(Subject rtl) => rtl.Design.Classifier.Network is { } network ? $"expose {CutRtl.Nets(network)}; " : "";

    private static string FolderOf(int number) => $"d{number}";

    private static string GatesFile(int number) => $"gates{number}.aag";
}
