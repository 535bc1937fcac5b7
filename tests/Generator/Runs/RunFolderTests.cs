using System.Diagnostics;
using System.Globalization;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Runs;

public sealed class RunFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void What_killed_runs_left_of_this_folder_goes_and_nothing_else()
    {
        using Process dead = Process.Start("true");
        dead.WaitForExit();
        using Process alive = Process.Start(new ProcessStartInfo("sleep", "60"))!;
        string[] kept = [$"out.part-{Number(alive.Id)}", $"other.part-{Number(dead.Id)}", "out.part-mine", "out.part-", $"out.part-{Number(dead.Id)}x", "out.checkpoint"];
        foreach (string name in kept.Append($"out.part-{Number(dead.Id)}"))
        {
            Directory.CreateDirectory(_folder.File(name));
            File.WriteAllText(_folder.File($"{name}/file"), "");
        }
        using (RunFolder run = new(_folder.File("out"), overwrite: false))
        {
            Assert.Equal(kept.Append(Path.GetFileName(run.Path)).Order(), Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).Order());
        }
        alive.Kill();
        Assert.Equal(kept.Order(), Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).Order());
    }

    public void Dispose() => _folder.Dispose();

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);
}
