using System.Runtime.Versioning;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Tests.Generator.Programs;

[UnsupportedOSPlatform("windows")]
public sealed class ToolsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_tools_the_report_says_what_was_not_checked()
    {
        DesignFolder design = new(_folder.File("design"), "exact", new MlpClassifier(SmallNetworks.Exact), [[1, 2, 3], [15, 0, 4]]);
        DesignFiles.Write(design, new VerilogWriter(new Templates()));
        using DesignVerifier verifier = new(new Tools(_folder.Path), new Templates());
        VerificationReport report = verifier.VerifyAndRecord([design])[0];
        Assert.Equal(Verdict.Incomplete, report.Verdict);
        Assert.Equal(CheckResult.Passed, report.Checks.Single(c => c.Subject == "circuit").Result);
        Assert.All(report.Checks.Where(c => c.Subject == "rtl"), c =>
        {
            Assert.Equal(CheckResult.NotRun, c.Result);
            Assert.Contains("not installed", c.Why, StringComparison.Ordinal);
        });
        string json = File.ReadAllText(Path.Combine(design.Folder, "verification.json"));
        Assert.Contains("\"verdict\": \"incomplete\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, json, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(design.Folder), f => f.EndsWith(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("echo nonsense", "nonsense")]
    [InlineData("echo broken library >&2; exit 1", "broken library")]
    [InlineData("kill -SEGV $$", "exit code 139")]
    public void A_program_that_does_not_answer_is_named_with_what_it_said(string script, string said)
    {
        Install("verilator", script);
        string message = Assert.Throws<ToolException>(() => new Tools(_folder.Path)).Message;
        Assert.Contains("verilator", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.Contains("Install it again", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_is_stopped_at_its_time_limit()
    {
        Install("slow", "sleep 60");
        ProgramRun run = new ExternalProgram("slow", _folder.File("slow"), null).Run([], _folder.Path, TimeSpan.FromMilliseconds(200));
        Assert.Contains("time limit", run.Broken, StringComparison.Ordinal);
        Assert.False(run.Succeeded);
    }

    private void Install(string name, string script)
    {
        string path = _folder.File(name);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
