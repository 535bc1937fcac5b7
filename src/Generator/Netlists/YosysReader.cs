using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Generator.Netlists;

/// <summary>Has Yosys read and flatten a Verilog netlist.</summary>
internal static class YosysReader
{
    private const string Module = "netlist", Result = "netlist.json", Cells = "cells.v";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Reads the file's top module.</summary>
    /// <param name="path">Verilog, or SystemVerilog when it ends in <c>.sv</c>.</param>
    /// <param name="top">Name of the module; null lets Yosys find the one that no other uses.</param>
    /// <param name="library">The cells that stay as they are.</param>
    /// <param name="searchPath">Folders as in the variable PATH; null takes that variable.</param>
    /// <returns>The module and what Yosys warned of.</returns>
    /// <exception cref="UserException">The file cannot be read or is no Verilog.</exception>
    /// <exception cref="ToolException">Yosys is missing or does not work.</exception>
    public static (FlatModule Module, ImmutableArray<string> Warnings) Read(string path, string? top, CellLibrary library, string? searchPath)
    {
        ExternalProgram yosys = Yosys(searchPath);
        using WorkFolder work = new();
        bool system = Path.GetExtension(path).Equals(".sv", StringComparison.OrdinalIgnoreCase);
        string copy = Module + (system ? ".sv" : ".v");
        Copy(path, work.File(copy));
        work.Write(Cells, BlackBoxes.Verilog(library));
        string script = $"read_verilog {(system ? "-sv " : "")}{copy}; read_verilog -overwrite {Cells}; "
            + $"hierarchy {TopOption(top)}; proc; flatten; write_json {Result}";
        ProgramRun run = yosys.Run(["-q", "-p", script], work.Path, Limit);
        string Here(string text) => text.Replace(copy, Path.GetFileName(path), StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
        if (!run.Succeeded)
        {
            string why = run.TimedOut ? "Yosys did not end in time" : Here(Line(run, "ERROR:") ?? run.FirstLines);
            throw new UserException($"{path} cannot be read: {why}\nExpected a netlist in Verilog (.v) or SystemVerilog (.sv) of cells of {library.Name}.");
        }
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(work.File(Result)));
        FlatModule module = YosysJson.Top(json.RootElement)
            ?? throw new UserException($"{path} has no module with something in it besides the cells of {library.Name}. Expected a netlist of them.");
        return (module, [.. run.Errors.Split('\n').Where(l => l.Contains("Warning: ", StringComparison.Ordinal)).Select(Here)]);
    }

    private static ExternalProgram Yosys(string? searchPath) =>
        ExternalProgram.Find("yosys", "-V", "Yosys", searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "")
        ?? throw new ToolException("yosys is not installed, and netlists are read through it. Install it (Debian, Ubuntu: apt install yosys) and try again.");

    private static void Copy(string path, string copy)
    {
        try
        {
            File.WriteAllBytes(copy, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path} cannot be read: {(Directory.Exists(path) ? "it is a folder, expected a file." : e.Message)}", e);
        }
    }

    private static string TopOption(string? top) => top is null ? "-auto-top"
        : top.Length > 0 && top.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$') ? $"-top {top}"
        : throw new UserException($"--top {top}: expected the name of a module.");

    private static string? Line(ProgramRun run, string mark) =>
        $"{run.Errors}\n{run.Output}".Split('\n').FirstOrDefault(l => l.Contains(mark, StringComparison.Ordinal));
}
