namespace PrintedMlp.Tests;

/// <summary>Runs <c>./printedmlp</c> with a dotnet and an apt-get that only write down what they are asked.</summary>
public sealed class LauncherTests : IDisposable
{
    private const string Install = "apt-get install -y -qq --no-install-recommends iverilog yosys berkeley-abc g++ python3";

    private readonly FakePrograms _programs = new(["printedmlp", "scripts/programs.sh"],
        "bash", "basename", "dirname", "env", "find", "flock", "ln", "mkdir", "mktemp", "readlink", "rm", "sleep", "touch", "wc");

    public LauncherTests()
    {
        _programs.Add("verilator", "");
        _programs.Add("make", "");
        _programs.Add("apt-get", FakePrograms.Record);
        // A build takes a while, so that a second process comes in between.
        _programs.Add("dotnet", FakePrograms.Record + """
            if [ "$1" = build ]; then sleep 0.3; mkdir -p "${2%/*}/bin/Release/net10.0"; touch "${2%/*}/bin/Release/net10.0/printedmlp.dll"; fi
            """);
        foreach (string folder in new[] { "src", "templates", "technologies", "front-ends", "literature" })
        {
            Directory.CreateDirectory(_programs.File(folder));
        }
        File.WriteAllText(_programs.File("Directory.Build.props"), "");
        File.WriteAllText(_programs.File("Directory.Packages.props"), "");
    }

    [Fact]
    public void It_builds_on_first_use_only()
    {
        _programs.Run("./printedmlp technologies; ./printedmlp technologies", asRoot: false);

        Assert.Equal(["build", "run", "run"], Steps());
    }

    [Fact]
    public void It_builds_again_when_a_source_file_is_newer()
    {
        _programs.Run("./printedmlp technologies; sleep 0.05; touch src/New.cs; ./printedmlp technologies", asRoot: false);

        Assert.Equal(["build", "run", "build", "run"], Steps());
    }

    [Fact]
    public void Two_first_starts_at_once_build_once()
    {
        _programs.Run("./printedmlp technologies & ./printedmlp technologies; wait", asRoot: false);

        Assert.Equal(["build", "run", "run"], Steps());
    }

    [Fact]
    public void It_works_through_a_symbolic_link()
    {
        (int exitCode, _) = _programs.Run("mkdir links; ln -s ../printedmlp links/short; ./links/short technologies", asRoot: false);

        Assert.Equal(0, exitCode);
        Assert.Equal(["build", "run"], Steps());
    }

    [Fact]
    public void Root_gets_the_missing_simulators_before_a_design()
    {
        (_, string output) = _programs.Run("./printedmlp design data.csv --out out", asRoot: true);

        Assert.Contains(Install, _programs.Asked);
        Assert.Contains("installing iverilog yosys berkeley-abc g++ python3,", output, StringComparison.Ordinal);
        Assert.EndsWith("design data.csv --out out", _programs.Asked[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PRINTEDMLP_NO_INSTALL=1 ./printedmlp design data.csv --out out")]
    [InlineData("./printedmlp design data.csv --no-install --out out")]
    public void Nothing_is_installed_where_nobody_wants_it(string command)
    {
        _programs.Run(command, asRoot: true);

        Assert.DoesNotContain(_programs.Asked, line => line.StartsWith("apt-get", StringComparison.Ordinal));
        Assert.EndsWith("design data.csv --out out", _programs.Asked[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./printedmlp technologies", true)]
    [InlineData("./printedmlp design data.csv --out out", false)]
    public void Nothing_is_installed_where_it_is_not_needed_or_takes_a_password(string command, bool asRoot)
    {
        _programs.Add("sudo", FakePrograms.Record + "exit 1\n");

        _programs.Run(command, asRoot);

        Assert.DoesNotContain(_programs.Asked, line => line.StartsWith("apt-get", StringComparison.Ordinal));
        Assert.Equal("run", Steps()[^1]);
    }

    [Fact]
    public void A_failed_installation_does_not_stop_the_run()
    {
        _programs.Add("apt-get", FakePrograms.Record + "[ \"$1\" != install ]\n");

        (int exitCode, string output) = _programs.Run("./printedmlp design data.csv --out out", asRoot: true);

        Assert.Equal(0, exitCode);
        Assert.Contains("Going on without: iverilog yosys berkeley-abc g++ python3.", output, StringComparison.Ordinal);
        Assert.Equal("run", Steps()[^1]);
    }

    public void Dispose() => _programs.Dispose();

    private string[] Steps() => [.. _programs.Asked.Where(line => line.StartsWith("dotnet", StringComparison.Ordinal))
        .Select(line => line.StartsWith("dotnet build", StringComparison.Ordinal) ? "build" : "run")];
}
