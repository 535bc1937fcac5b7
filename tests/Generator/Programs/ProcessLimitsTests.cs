using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Tests.Generator.Programs;

public class ProcessLimitsTests
{
    /// <summary>Without the launcher, as the archive and the .NET tool start it: fewer files than the runtime itself needs.</summary>
    [Fact]
    public void Too_few_open_files_are_said_in_one_line()
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "printedmlp.dll");
        ExternalProgram shell = ExternalProgram.Find("bash", "--version", "GNU bash", Environment.GetEnvironmentVariable("PATH")!)!;
        ProgramRun run = shell.Run(["-c", $"ulimit -n 32; exec dotnet '{tool}' technologies"], AppContext.BaseDirectory, HangGuard.Limit);
        Assert.Equal(ExitCode.WrongInput, run.ExitCode);
        Assert.Equal("printedmlp needs 256 open files, and this shell allows 32 of them. Raise the limit: ulimit -n 256", run.Errors.TrimEnd());
    }
}
