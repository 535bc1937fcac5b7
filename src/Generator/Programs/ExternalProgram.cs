using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PrintedMlp.Generator.Programs;

/// <summary>What a run of an external program left behind.</summary>
/// <param name="ExitCode">As the system reports it; meaningless after a time-out.</param>
/// <param name="Output">Standard output, line ends as line feeds.</param>
/// <param name="Errors">Standard error, line ends as line feeds.</param>
/// <param name="TimedOut">True when it was stopped at its time limit.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors, bool TimedOut)
{
    /// <summary>Ended by itself and content.</summary>
    public bool Succeeded => !TimedOut && ExitCode == 0;

    /// <summary>The first lines of what it said, for a message.</summary>
    public string FirstLines => string.Join(" | ", $"{Errors}\n{Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(3));
}

/// <summary>An installed program. The only place that starts processes.</summary>
/// <param name="Name">As it is called, for example <c>iverilog</c>.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Version">As it says, or null when nobody asked.</param>
internal sealed record ExternalProgram(string Name, string Path, string? Version)
{
    /// <summary>Looks a program up in the folders of <paramref name="searchPath"/> and asks for its version.</summary>
    /// <param name="name">The program.</param>
    /// <param name="versionOption">The option that prints the version; null does not ask.</param>
    /// <param name="expected">What the answer has to begin with.</param>
    /// <param name="searchPath">Folders as in the variable PATH.</param>
    /// <returns>The program, or null when it is not installed.</returns>
    /// <exception cref="ToolException">It is there but does not answer as it should.</exception>
    public static ExternalProgram? Find(string name, string? versionOption, string expected, string searchPath)
    {
        string? path = searchPath.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return null;
        }
        ExternalProgram program = new(name, path, null);
        if (versionOption is null)
        {
            return program;
        }
        ProgramRun run = program.Run([versionOption], System.IO.Path.GetTempPath(), HangGuard.Version);
        string? line = $"{run.Output}\n{run.Errors}".Split('\n').FirstOrDefault(l => l.StartsWith(expected, StringComparison.Ordinal));
        return line is not null ? program with { Version = line.Trim() } : throw new ToolException(
            $"{name} does not work: asked for its version ({path} {versionOption}) it said '{run.FirstLines}', expected "
            + $"'{expected}...'. Install it again, or take it off PATH to run without it.");
    }

    /// <summary>Runs the program to its end or to the time limit.</summary>
    /// <param name="arguments">Passed as they are, no shell.</param>
    /// <param name="folder">Working folder.</param>
    /// <param name="limit">Longest time it may take.</param>
    /// <exception cref="ToolException">It cannot be started, or it crashed.</exception>
    public ProgramRun Run(IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        ProcessStartInfo start = new(Path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        using Process process = Start(start);
        void End(object? sender, EventArgs e) => process.Kill(entireProcessTree: true);
        AppDomain.CurrentDomain.ProcessExit += End;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(limit);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        AppDomain.CurrentDomain.ProcessExit -= End;
        ProgramRun run = new(process.ExitCode, output.Result.ReplaceLineEndings("\n"), errors.Result.ReplaceLineEndings("\n"), !ended);
        // A process that a signal ended reports 128 + the signal's number.
        return !run.TimedOut && run.ExitCode > 128 ? throw new ToolException(string.Create(CultureInfo.InvariantCulture,
            $"{Name} crashed (exit code {run.ExitCode}){(run.FirstLines.Length > 0 ? ": " + run.FirstLines : "")}. Install it again, or take it off PATH to run without it.")) : run;
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ToolException($"{Name} does not start ({Path}).");
        }
        catch (Win32Exception e)
        {
            throw new ToolException($"{Name} does not start ({Path}): {e.Message}. Install it again, or take it off PATH to run without it.", e);
        }
    }
}
