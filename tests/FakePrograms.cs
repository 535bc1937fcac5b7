using System.Diagnostics;

namespace PrintedMlp.Tests;

/// <summary>A folder with a copy of some of the project's scripts, and a PATH that holds a few programs of the machine and fakes,
/// so that a script can be run where programs are missing without anything being installed or built.</summary>
internal sealed class FakePrograms : IDisposable
{
    /// <summary>Text of a fake that writes down what it is asked.</summary>
    public const string Record = "#!/bin/bash\necho \"$(basename \"$0\") $*\" >> \"$LOG\"\n";

    private readonly TempFolder _folder = new();

    /// <param name="scripts">Files to copy from the project's top folder.</param>
    /// <param name="programs">Programs of the machine that are there.</param>
    public FakePrograms(string[] scripts, params string[] programs)
    {
        Directory.CreateDirectory(_folder.File("programs"));
        foreach (string program in programs)
        {
            System.IO.File.CreateSymbolicLink(_folder.File($"programs/{program}"), Installed(program));
        }
        foreach (string script in scripts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(script))!);
            System.IO.File.Copy(Repository.Path(script), _folder.File(script));
        }
    }

    /// <summary>What the fakes were asked, in order.</summary>
    public string[] Asked => System.IO.File.Exists(_folder.File("log")) ? System.IO.File.ReadAllLines(_folder.File("log")) : [];

    /// <summary>A path below the folder.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Adds a program with the text of a script; one that is there is replaced.</summary>
    public void Add(string program, string text)
    {
        string file = _folder.File($"programs/{program}");
        System.IO.File.Delete(file);
        System.IO.File.WriteAllText(file, text);
        using var process = Process.Start("chmod", ["+x", file]);
        process.WaitForExit();
    }

    /// <summary>Takes a program away.</summary>
    public void Remove(string program) => System.IO.File.Delete(_folder.File($"programs/{program}"));

    /// <summary>Runs a command of bash in the folder as the user of that number.</summary>
    public (int ExitCode, string Output) Run(string command, bool asRoot)
    {
        Add("id", $"#!/bin/bash\necho {(asRoot ? 0 : 1000)}\n");
        ProcessStartInfo start = new(Installed("bash"), ["-c", $"{{ {command}; }} 2>&1"]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        start.Environment["PATH"] = _folder.File("programs");
        start.Environment["LOG"] = _folder.File("log");
        start.Environment.Remove("PRINTEDMLP_NO_INSTALL");
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public void Dispose() => _folder.Dispose();

    private static string Installed(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, program)).First(System.IO.File.Exists);
}
