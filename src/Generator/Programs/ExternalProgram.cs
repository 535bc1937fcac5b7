using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Programs;

/// <summary>An installed program. The only place that starts processes.</summary>
/// <param name="Name">As it is called, for example <c>iverilog</c>.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Version">As it says, or null when nobody asked.</param>
internal sealed record ExternalProgram(string Name, string Path, string? Version)
{
    /// <summary>Most characters that a program may write: far above what any of them has to say.</summary>
    private const int MostOutput = 64_000_000;

    /// <summary>How long the streams of a program that has ended are read, should it have left somebody behind who holds them.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>How long a stop of the whole process group may take to reach this process, of which the program died already.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

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
        return line is not null && run.Broken is null ? program with { Version = line.Trim() } : throw new ToolException(
            $"{name} does not work: asked for its version ({path} {versionOption}) it "
                + $"{run.Broken ?? $"said '{run.FirstLines}', expected '{expected}...'"}. "
            + "Install it again, or take it off PATH to run without it.");
    }

    /// <summary>Runs the program to its end or to a limit. It does not outlive this process unless that is killed.</summary>
    /// <param name="arguments">Passed as they are, no shell.</param>
    /// <param name="folder">Working folder.</param>
    /// <param name="limit">Longest time it may take.</param>
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
        // Where it leaves its temporary files when it is ended.
        using WorkFolder temporary = new();
        start.Environment["TMPDIR"] = temporary.Path;
        try
        {
            AtExit exit = AtExit.Do(() => Process.Start(start)!, Kill, out Process process);
            using (process)
            using (exit)
            {
                return Run(process, limit);
            }
        }
        catch (Win32Exception e)
        {
            return new ProgramRun(-1, "", "", $"does not start ({e.Message.Split(". ")[^1].TrimEnd('.')})");
        }
    }

    /// <summary>Runs the program to its end with this process's own streams and surroundings, as a shell does.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="ToolException">It does not start.</exception>
    public int RunHere()
    {
        try
        {
            using var process = Process.Start(Path);
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception e)
        {
            throw new ToolException($"{Path} does not start ({e.Message.Split(". ")[^1].TrimEnd('.')}).", e);
        }
    }

    private static ProgramRun Run(Process process, TimeSpan limit)
    {
        bool floods = false;
        StringBuilder output = new(), errors = new();
        Thread[] readers = [Reader(process.StandardOutput, output, Flooded), Reader(process.StandardError, errors, Flooded)];
        process.StandardInput.Close();
        bool ended = process.WaitForExit(limit);
        if (!ended || floods)
        {
            Kill(process);
            process.WaitForExit(Rest);
        }
        foreach (Thread reader in readers)
        {
            reader.Join(Rest);
        }
        AtExit.Pass();
        ProgramRun run = new(ended ? process.ExitCode : -1, Text(output), Text(errors), null);
        if (!run.Succeeded && ended && !floods)
        {
            AtExit.Pass(Patience);
        }
        // A process that a signal ended reports 128 + the signal's number.
        return floods ? run with { Broken = $"was stopped: it wrote more than {MostOutput / 1_000_000} MB" }
            : !ended ? run with { Broken = $"was stopped at the time limit of {limit:c}" }
            : run.ExitCode > 128 ? run with
            {
                Broken = $"crashed (exit code {run.ExitCode}){(run.FirstLines.Length > 0 ? ": " + run.FirstLines : "")}",
            }
            : run;

        void Flooded()
        {
            floods = true;
            Kill(process);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself meanwhile.
        }
    }

    /// <summary>Threads of their own: those of the pool may all be waiting for programs.</summary>
    private static Thread Reader(StreamReader stream, StringBuilder text, Action flooded)
    {
        Thread thread = new(() => Read(stream, text, flooded)) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static void Read(StreamReader stream, StringBuilder text, Action flooded)
    {
        char[] buffer = new char[1 << 14];
        try
        {
            for (int read = 1; read > 0 && text.Length <= MostOutput;)
            {
                read = stream.Read(buffer, 0, buffer.Length);
                lock (text)
                {
                    text.Append(buffer, 0, read);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Nobody waits for the rest any more.
        }
        if (text.Length > MostOutput)
        {
            flooded();
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString().ReplaceLineEndings("\n");
        }
    }
}
