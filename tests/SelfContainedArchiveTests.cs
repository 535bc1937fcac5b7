using System.Diagnostics;

namespace PrintedMlp.Tests;

/// <summary>Makes the archive for machines without an SDK, unpacks it in an empty folder and runs it with no program on PATH.</summary>
public sealed class SelfContainedArchiveTests
{
    [Fact]
    [Trait("Speed", "slow")]
    public void The_archive_designs_without_dotnet_on_the_path()
    {
        using TempFolder folder = new();
        string archive = Run("bash", Repository.Root, path: null, "scripts/archive.sh", folder.File("archive")).Trim();
        Directory.CreateDirectory(folder.File("unpacked"));
        Run("tar", folder.File("unpacked"), path: null, "-xzf", archive);
        string program = Assert.Single(Directory.GetDirectories(folder.File("unpacked")));

        Run(Path.Combine(program, "printedmlp"), folder.Path, path: folder.File("unpacked"), "design", Path.Combine(program, "examples", "balance-scale.csv"),
            "--out", "out", "--method", "none", "--hidden", "2", "--restarts", "1", "--random-vectors", "10", "--prove-seconds", "0");

        Assert.Single(File.ReadAllLines(folder.File("out/designs.csv"))[1..]);
        Assert.True(File.Exists(Path.Combine(program, "LICENSE")));
        Assert.Empty(Directory.GetFiles(program, "*.pdb"));
    }

    private static string Run(string program, string folder, string? path, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (path is not null)
        {
            start.Environment["PATH"] = path;
            start.Environment.Remove("DOTNET_ROOT");
        }
        using var process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{output}{errors.Result}");
        return output;
    }
}
