using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PrintedMlp.Tests.Generator.Commands;

/// <summary>Runs bash scripts that call the built program as <c>printedmlp</c>, each in a new folder with <c>data.csv</c>
/// and <c>design</c>, an emitted network. Scripts may use <c>$TEMPLATES</c>, a folder, and <c>$WITHOUT_SIMULATORS</c>, a
/// search path with nothing but the program and a shell.</summary>
public sealed partial class CommandLine : IDisposable
{
    /// <summary>A guard against a command that hangs, not a clock: a machine ten times slower passes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    private const string Model = """
        {
          "format": "printedmlp-model-1",
          "inputs": 2,
          "input_bits": 4,
          "layers": [
            {"neurons": [
              {"summands":[{"source":0,"weight":3},{"source":1,"weight":-2}],"bias":5,"relu":{}}
            ]},
            {"neurons": [
              {"summands":[{"source":0,"weight":1}],"bias":-9},
              {"summands":[{"source":0,"weight":-1}]}
            ]}
          ],
          "argmax": {"classes": 2, "only_class": 0, "matches": [
            {"left":0,"right":1}
          ]}
        }

        """;

    private readonly TempFolder _folder = new();

    public CommandLine()
    {
        Directory.CreateDirectory(_folder.File("tools"));
        foreach (string program in new[] { "dotnet", "sh" })
        {
            File.CreateSymbolicLink(_folder.File($"tools/{program}"), Installed(program));
        }
        string launcher = _folder.File("tools/printedmlp");
        File.WriteAllText(launcher, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "printedmlp.dll")}' \"$@\"\n");
        Directory.CreateDirectory(_folder.File("start"));
        File.WriteAllText(_folder.File("start/data.csv"), string.Concat(Enumerable.Range(0, 40)
            .Select(i => (A: 1 + i / 4, B: 1 + i % 4)).Select(row => $"{row.A},{row.B},{(row.A * row.B > 12 ? "high" : "low")}\n").Prepend("a,b,class\n")));
        File.WriteAllText(_folder.File("toy.json"), Model);
        (int exitCode, string output) = Bash("chmod +x ../tools/printedmlp; printedmlp emit ../toy.json --out design --random-vectors 20", _folder.File("start"));
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Runs a script.</summary>
    /// <returns>Exit code; output and errors as they came, without the folder; the files that are left.</returns>
    public (int ExitCode, string Output, string[] Left) Run(string script)
    {
        string folder = _folder.File(Guid.NewGuid().ToString("n"));
        Copy(_folder.File("start"), folder);
        (int exitCode, string output) = Bash(script, folder);
        string[] left = [.. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f))];
        return (exitCode, output.Replace(folder + "/", "", StringComparison.Ordinal), left);
    }

    public void Dispose() => _folder.Dispose();

    private (int ExitCode, string Output) Bash(string script, string folder)
    {
        ProcessStartInfo start = new("bash", ["-o", "pipefail", "-c", "exec 2>&1\n" + script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["WITHOUT_SIMULATORS"] = _folder.File("tools");
        start.Environment["TEMPLATES"] = Path.Combine(AppContext.BaseDirectory, "templates");
        start.Environment["PATH"] = _folder.File("tools") + ":" + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"Still running after {Limit}: {script}");
        }
        return (process.ExitCode, ShellPlace().Replace(output.Result, ""));
    }

    private static string Installed(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, program)).First(File.Exists);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
        foreach (string folder in Directory.GetDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    [GeneratedRegex(@"^(environment|bash): line \d+: ", RegexOptions.Multiline)]
    private static partial Regex ShellPlace();
}
