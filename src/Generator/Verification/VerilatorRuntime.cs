using System.Security.Cryptography;
using System.Text;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Verification;

/// <summary>What became of a bench.</summary>
/// <param name="Program">The program, or null.</param>
/// <param name="Why">The reason when there is none.</param>
/// <param name="Rejected">The sources whose fault that is: Verilator does not take them and names them.</param>
/// <param name="IsSilent">Whether Verilator had nothing to say of any source.</param>
internal sealed record VerilatorProgram(ExternalProgram? Program, string Why, IReadOnlyList<string> Rejected, bool IsSilent);

/// <summary>Turns a clocked Verilog module into a program with Verilator and a C++ compiler. The part of Verilator that
/// is the same in every program takes longest to compile, so it is compiled once and kept.</summary>
/// <param name="verilator">Verilator.</param>
/// <param name="compiler">g++.</param>
/// <param name="limit">Time for each step.</param>
/// <param name="cache">Folder that keeps what is compiled once; one that cannot be written only costs time.</param>
internal sealed class VerilatorRuntime(ExternalProgram verilator, ExternalProgram compiler, TimeSpan limit, string cache) : IDisposable
{
    /// <summary>What Verilator writes for <c>make</c>.</summary>
    private const string Classes = "obj/Vbench_classes.mk";

    private static readonly string[] Macros =
    [
        "-DVM_COVERAGE=0", "-DVM_SC=0", "-DVM_TRACE=0", "-DVM_TRACE_FST=0", "-DVM_TRACE_VCD=0", "-DVL_TIME_CONTEXT", "-w",
    ];

    private readonly WorkFolder _objects = new();
    private string[]? _runtime;
    private bool _usesKept, _trustsKept = true;
    private string? _include;

    /// <summary>Compiles the module <c>bench</c>.</summary>
    /// <param name="work">Folder with the sources; the program is made in it.</param>
    /// <param name="files">The sources.</param>
    /// <param name="lint">Whether Verilator shall complain about what looks wrong.</param>
    public VerilatorProgram Compile(WorkFolder work, IReadOnlyList<string> files, bool lint = false)
    {
        string[] warnings = lint ? ["-Wall", "-Wno-fatal"] : ["-Wno-lint", "-Wno-style", "-Wno-fatal"];
        ProgramRun run = verilator.Run(
            ["--cc", "--top-module", "bench", "--Mdir", "obj", .. warnings, "-O3", NoBitOpTree, .. files], work.Path, limit);
        string[] errors = run is { Succeeded: false, Broken: null }
            ? [.. $"{run.Errors}\n{run.Output}".Split('\n').Where(line => line.StartsWith("%Error", StringComparison.Ordinal))] : [];
        string[] rejected = [.. files.Where(file => errors.Any(e => e.Contains($" {file}:", StringComparison.Ordinal)))];
        VerilatorProgram none = new(null, "", rejected, run.IsSilent);
        if (!run.Succeeded)
        {
            return none with { Why = run.Broken is { } broken ? $"verilator {broken}" : Here(run.FirstLines) };
        }
        if (!File.Exists(work.File(Classes)))
        {
            return none with { Why = "verilator made no program of the design" };
        }
        string[] sources = [.. Directory.GetFiles(work.File("obj"), "*.cpp").Order(StringComparer.Ordinal)];
        work.Write("all.cpp", new Templates().Render("verilog/bench.cpp.sbn", new { Sources = sources }));
        run = Link(work);
        // A damaged cache must not speak against a design.
        if (run is { Succeeded: false, Broken: null } && _usesKept)
        {
            (_usesKept, _trustsKept, _runtime) = (false, false, null);
            run = Link(work);
        }
        return run.Succeeded ? none with { Program = new ExternalProgram("bench", work.File("bench"), null) }
            : none with { Why = $"g++ {run.Broken ?? $"does not compile what Verilator made: {Here(run.FirstLines)}"}" };

        string Here(string text) => text.Replace(work.Path + "/", "", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => _objects.Dispose();

    /// <summary>Verilator 5.006 loses a complement inside trees of exclusive ors when it rewrites them.</summary>
    private const string NoBitOpTree = "-fno-const-bit-op-tree";

    private string[] Options => ["-O0", .. Macros, "-I" + Include, "-I" + Path.Combine(Include, "vltstd")];

    private string Include => _include ??= Path.Combine(
        verilator.Run(["--getenv", "VERILATOR_ROOT"], Path.GetTempPath(), limit).Output.Trim(), "include");

    private ProgramRun Link(WorkFolder work)
    {
        try
        {
            return compiler.Run(
                [.. Options, "-I" + work.File("obj"), work.File("all.cpp"), .. Runtime(work), "-o", "bench", "-pthread"], work.Path, limit);
        }
        catch (ToolException e)
        {
            return new ProgramRun(-1, "", "", e.Message);
        }
    }

    /// <summary>The runtime's objects; the makefile that Verilator writes names their sources.</summary>
    private string[] Runtime(WorkFolder work)
    {
        string[] names = [.. File.ReadAllText(work.File(Classes)).Split((char[]?)null)
            .Where(w => w.StartsWith("verilated", StringComparison.Ordinal)).Distinct()];
        return _runtime ??= [.. names.Select(CompileRuntime)];
    }

    private string CompileRuntime(string name)
    {
        string source = Path.Combine(Include, name + ".cpp");
        if (!File.Exists(source))
        {
            throw new ToolException($"finds no {name}.cpp of Verilator's own");
        }
        string kept = Path.Combine(cache, $"{name}-{Fingerprint(source)}.o");
        if (_trustsKept && File.Exists(kept))
        {
            _usesKept = true;
            return kept;
        }
        string output = _objects.File(name + ".o");
        ProgramRun run = compiler.Run([.. Options, "-c", source, "-o", output], _objects.Path, limit);
        if (!run.Succeeded)
        {
            throw new ToolException(run.Broken ?? $"does not compile Verilator's own {name}.cpp: {run.FirstLines}");
        }
        try
        {
            UserCache.Keep(kept, File.ReadAllBytes(output));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return output;
        }
        return kept;
    }

    /// <summary>Differs when the object would: by source, Verilator, compiler or options.</summary>
    private string Fingerprint(string source)
    {
        byte[] tools = Encoding.UTF8.GetBytes(string.Join('\n', [verilator.Version, compiler.Version, .. Options]));
        return Convert.ToHexStringLower(SHA256.HashData([.. tools, .. File.ReadAllBytes(source)]))[..16];
    }
}
