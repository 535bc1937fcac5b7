using System.Text.RegularExpressions;

namespace PrintedMlp.Tests;

/// <summary>The container is not built here; these hold its file against what the launcher and <c>./test</c> install.</summary>
public partial class ContainerTests
{
    [Fact]
    public void The_container_installs_the_programs_of_the_launcher_and_what_checks_VHDL_and_transistors()
    {
        string[] container = Words(Install().Match(File.ReadAllText(Repository.Path("Dockerfile"))));
        string[] launcher = Words(Programs().Match(File.ReadAllText(Repository.Path("scripts", "programs.sh"))));

        Assert.NotEmpty(launcher);
        Assert.Equal((string[])[.. launcher, "ghdl", "ngspice"], container);
    }

    [Fact]
    public void The_container_copies_what_is_there()
    {
        string[] scripts = [.. Regex.Matches(File.ReadAllText(Repository.Path("Dockerfile")), @"scripts/\S+").Select(m => m.Value)];

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.True(File.Exists(Repository.Path(script)), script));
    }

    private static string[] Words(Match list) => list.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"--no-install-recommends ([^\\\n]+)")]
    private static partial Regex Install();

    [GeneratedRegex(@"simulation_programs=\(([^)]+)\)")]
    private static partial Regex Programs();
}
