using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Runs;

public sealed class CheckpointsTests : IDisposable
{
    private static readonly RunData Data = RunData.Of(SmallRun.Balance, SmallRun.Options);

    private readonly TempFolder _folder = new();
    private readonly StringWriter _log = new() { NewLine = "\n" };

    private string Folder => _folder.File("out.checkpoint");

    [Fact]
    public void A_run_that_ends_before_it_has_any_state_leaves_nothing()
    {
        using (Checkpoints checkpoints = New(resume: false))
        {
            checkpoints.Claim(Settings(SmallRun.Options));
            Assert.Equal([Path.Combine(Folder, "settings.json")], Directory.GetFiles(Folder));
        }
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void State_outlives_a_run_that_fails_and_goes_with_one_that_ends()
    {
        Interrupt(SmallRun.Options);
        Assert.True(File.Exists(Path.Combine(Folder, "search-1-2.bin")));
        using Checkpoints checkpoints = New(resume: true);
        checkpoints.Claim(Settings(SmallRun.Options));
        checkpoints.Remove();
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void State_that_nobody_wants_to_go_on_with_is_not_overwritten()
    {
        Interrupt(SmallRun.Options);
        UserException e = Assert.Throws<UserException>(() => New(resume: false));
        Assert.Equal($"{Folder} holds the state of an interrupted run. Continue it with --resume and the options that it had, "
            + "or delete that folder to start anew.", e.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_without_state_is_no_obstacle(bool resume)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "search-1-2.bin.part"), "half");
        using Checkpoints checkpoints = New(resume);
        checkpoints.Claim(Settings(SmallRun.Options));
        Assert.Empty(_log.ToString());
    }

    [Fact]
    public void Going_on_with_nothing_starts_from_the_beginning_and_says_so()
    {
        using Checkpoints checkpoints = New(resume: true);
        Assert.Equal($"note: --resume: there is no interrupted run at {Folder}; starting from the beginning\n", _log.ToString());
    }

    [Fact]
    public void Other_options_are_named()
    {
        Interrupt(SmallRun.Options);
        using Checkpoints checkpoints = New(resume: true);
        RunOptions other = SmallRun.Options with { Training = SmallRun.Options.Training with { L2 = 0.5, Hidden = [4] } };
        UserException e = Assert.Throws<UserException>(() => checkpoints.Claim(Settings(other)));
        Assert.Equal($"{Folder}: the interrupted run had other settings (hidden \"2\", now \"4\"; l2 0.001, now 0.5). "
            + "Repeat its options with --resume, or delete that folder to start anew.", e.Message);
    }

    [Fact]
    public void Options_that_decide_nothing_may_change()
    {
        Interrupt(SmallRun.Options);
        using Checkpoints checkpoints = New(resume: true);
        checkpoints.Claim(Settings(SmallRun.Options with
        {
            Threads = 7,
            Search = SmallRun.Options.Search with { MaxDesigns = 9 },
            Output = SmallRun.Options.Output with { RandomVectors = 1, ProveConflicts = 3 },
        }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"seed\":")]
    public void Settings_that_cannot_be_read_are_other_settings(string text)
    {
        Interrupt(SmallRun.Options);
        File.WriteAllText(Path.Combine(Folder, "settings.json"), text);
        using Checkpoints checkpoints = New(resume: true);
        UserException e = Assert.Throws<UserException>(() => checkpoints.Claim(Settings(SmallRun.Options)));
        Assert.Contains("the interrupted run had other settings.", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Killed between the two last steps of a run: its files stand in their place, and its state is still there.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_that_was_killed_when_it_was_finished_is_known_as_finished(bool isThere)
    {
        using (Checkpoints checkpoints = New(resume: false))
        {
            checkpoints.Claim(Settings(SmallRun.Options));
            File.WriteAllText(Path.Combine(Folder, "search-1-2.bin"), "state");
            using RunFolder run = new(_folder.File("out"), overwrite: false);
            File.WriteAllText(Path.Combine(run.Path, "run.json"), "{}");
            run.Finish(() => checkpoints.Written(run.Path));
        }
        if (!isThere)
        {
            // Not this run's files: those of an earlier one, which --overwrite was about to replace.
            File.AppendAllText(_folder.File("out/files.sha256"), new string('0', 64) + "  designs.csv\n");
        }
        Assert.Equal(isThere, Checkpoints.EndFinished(_folder.File("out/")));
        Assert.Equal(!isThere, Directory.Exists(Folder));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _log.Dispose();
    }

    private static string Settings(RunOptions options) => RunFile.Settings(Data, options);

    private Checkpoints New(bool resume) => new(_folder.File("out") + "/", resume, new RunLog(_log, isTerminal: false));

    private void Interrupt(RunOptions options)
    {
        using Checkpoints checkpoints = New(resume: false);
        checkpoints.Claim(Settings(options));
        File.WriteAllText(Path.Combine(checkpoints.Folder, "search-1-2.bin"), "state");
    }
}
