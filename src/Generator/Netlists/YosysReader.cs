using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Has Yosys read and flatten a netlist in Verilog or BLIF, with limits: a few characters of Verilog can ask for 10^9 instances.</summary>
internal static class YosysReader
{
    private const string Module = "netlist", Result = "netlist.json", Cells = "cells.v";

    /// <summary>A netlist of 100,000 cells takes 10 s and 0.5 GB.</summary>
    private const int ProcessorSeconds = 30;
    private const int MostKilobytes = 2_000_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Reads the file's top module.</summary>
    /// <param name="path">Verilog; SystemVerilog when it ends in <c>.sv</c>, BLIF when it ends in <c>.blif</c>.</param>
    /// <param name="top">Name of the module; null lets Yosys find the one that no other uses.</param>
    /// <param name="library">The cells that stay as they are.</param>
    /// <param name="searchPath">Folders as in the variable PATH; null takes that variable.</param>
    /// <param name="seconds">Processor time that Yosys may take.</param>
    /// <returns>The module and what Yosys warned of.</returns>
    /// <exception cref="UserException">The file cannot be read, is no netlist or needs too much memory or time.</exception>
    /// <exception cref="ToolException">Yosys is missing or does not work.</exception>
    public static (FlatModule Module, ImmutableArray<string> Warnings) Read(
        string path, string? top, CellLibrary library, string? searchPath, int seconds = ProcessorSeconds)
    {
        ExternalProgram yosys = Yosys(searchPath);
        using WorkFolder work = new();
        (string extension, string command) = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".sv" => (".sv", "read_verilog -sv"),
            ".blif" => (".blif", "read_blif -wideports"),
            _ => (".v", "read_verilog"),
        };
        string copy = Module + extension;
        File.WriteAllBytes(work.File(copy), InputFile.Named(path, "Name the netlist in it"));
        work.Write(Cells, BlackBoxes.Verilog(library, File.ReadAllText(work.File(copy))));
        string script = $"{command} {copy}; read_verilog -overwrite {Cells}; hierarchy {TopOption(top)}; proc; flatten; write_json {Result}";
        string Here(string text) => text.Replace(copy, Path.GetFileName(path), StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
        ProgramRun run = Run(yosys, script, work.Path, path, seconds);
        if (!run.Succeeded)
        {
            throw Wrong(path, Here(Line(run, "ERROR:") ?? run.FirstLines), library);
        }
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(work.File(Result)));
        FlatModule module = YosysJson.Top(json.RootElement)
            ?? throw new UserException($"{path} has no module with something in it besides the cells of {library.Name}. Expected a netlist of them.");
        return (module, [.. run.Errors.Split('\n').Where(l => l.Contains("Warning: ", StringComparison.Ordinal)).Select(Here)]);
    }

    /// <summary>Through the shell, which can limit memory.</summary>
    private static ProgramRun Run(ExternalProgram yosys, string script, string folder, string path, int seconds)
    {
        string tooLarge = $"{path} is too large to be read: Yosys needs more than {MostKilobytes / 1_000_000} GB of memory or {seconds} s for it. "
            + "Expected a netlist of at most some 100,000 cells; look for a loop or a generate that makes more.";
        ProgramRun run = (yosys with { Path = "/bin/sh" }).Run(
            ["-c", $"ulimit -v {MostKilobytes}; ulimit -t {seconds}; exec \"$0\" \"$@\"", yosys.Path, "-q", "-p", script], folder, Limit);
        // It answered when asked for its version, so it is installed: out of memory it ends with a signal.
        return run.Broken is not null || Line(run, "bad_alloc") is not null ? throw new UserException(tooLarge) : run;
    }

    private static UserException Wrong(string path, string why, CellLibrary library) => new(
        $"{path} cannot be read: {why}\nExpected a netlist in {(IsBlif(path) ? "BLIF (.blif)" : "Verilog (.v) or SystemVerilog (.sv)")} of cells of "
            + $"{library.Name}.");

    private static bool IsBlif(string path) => Path.GetExtension(path).Equals(".blif", StringComparison.OrdinalIgnoreCase);

    private static ExternalProgram Yosys(string? searchPath) =>
        ExternalProgram.Find("yosys", "-V", "Yosys", searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "")
        ?? throw new ToolException("yosys is not installed, and netlists are read through it. Install it (Debian, Ubuntu: apt install yosys) and try "
            + "again.");

    private static string TopOption(string? top) => top is null ? "-auto-top"
        : top.Length > 0 && top.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$') ? $"-top {top}"
        : throw new UserException($"--top {top}: expected the name of a module.");

    private static string? Line(ProgramRun run, string mark) =>
        $"{run.Errors}\n{run.Output}".Split('\n').FirstOrDefault(l => l.Contains(mark, StringComparison.Ordinal));
}
