using System.Diagnostics;

namespace PrintedMlp.Tests.Documentation;

/// <summary>Holds the README's figure against the results that it is drawn from.</summary>
public class AreasFigureTests
{
    [Fact]
    public void The_figure_is_what_its_script_draws_of_the_committed_results()
    {
        using TempFolder folder = new();
        using var process = Process.Start(new ProcessStartInfo("python3", [Repository.Path("benchmarks", "readme_figure.py"), folder.File("areas.svg")]))!;
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(File.ReadAllText(folder.File("areas.svg")), File.ReadAllText(Repository.Path("docs", "areas.svg")));
    }
}
