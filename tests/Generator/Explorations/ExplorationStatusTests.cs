using PrintedMlp.Approx;
using PrintedMlp.Generator.Explorations;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Tests.Generator.Explorations;

public sealed class ExplorationStatusTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_point_belongs_to_one_owner_at_a_time()
    {
        using (PointClaim? first = PointClaim.Take(_folder.Path, "a"))
        {
            Assert.NotNull(first);
            Assert.Null(PointClaim.Take(_folder.Path, "a"));
            Assert.StartsWith($"{Environment.MachineName}, process {Environment.ProcessId}, since 20", PointClaim.Owner(_folder.Path, "a"), StringComparison.Ordinal);
            using PointClaim? other = PointClaim.Take(_folder.Path, "b");
            Assert.NotNull(other);
        }
        Assert.Null(PointClaim.Owner(_folder.Path, "a"));
        Assert.Null(PointClaim.Owner(_folder.Path, "never"));
        using PointClaim? second = PointClaim.Take(_folder.Path, "a");
        Assert.NotNull(second);
    }

    [Fact]
    public void Points_are_counted_by_what_their_folder_shows()
    {
        string[] names = ["a", "b", "c", "d", "e"];
        File.WriteAllText(_folder.File("explore.json"), Exploration.Plan([.. names.Select(n => new ExplorationPoint(n, "data", ["data.csv"]))]));
        DateTime start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (int i = 0; i < 2; i++)
        {
            Directory.CreateDirectory(_folder.File($"points/{names[i]}"));
            File.WriteAllText(_folder.File($"points/{names[i]}/run.json"), "{}");
            File.SetLastWriteTimeUtc(_folder.File($"points/{names[i]}/run.json"), start.AddMinutes(7 * i));
        }
        using PointClaim? claim = PointClaim.Take(_folder.Path, "c");
        File.WriteAllText(PointClaim.Failure(_folder.Path, "c"), "an earlier attempt");
        File.WriteAllText(PointClaim.Failure(_folder.Path, "d"), "data.csv: there is no such file.\n");
        string[] lines = $"{ExplorationStatus.Of(_folder.Path)}".Split('\n');
        Assert.Equal("2 of 5 points are there, 1 are being made, 1 failed, 1 are left", lines[0]);
        Assert.StartsWith("being made: c by ", lines[1], StringComparison.Ordinal);
        Assert.Equal(["failed: d: data.csv: there is no such file.", "about 21 minutes left at the pace so far", ""], lines[2..]);
        Assert.Throws<UserException>(() => ExplorationStatus.Of(_folder.File("points")));
    }

    [Theory]
    [InlineData(false, "point a FAILED: ")]
    [InlineData(true, "point a FAILED elsewhere: it failed now")]
    public async Task Only_a_failure_that_came_while_a_point_was_waited_for_is_anothers_result(bool failsNow, string expected)
    {
        Directory.CreateDirectory(_folder.File("x/state"));
        string failure = PointClaim.Failure(_folder.File("x"), "a");
        File.WriteAllText(failure, "an earlier attempt");
        File.SetLastWriteTimeUtc(failure, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using StreamWriter log = new(_folder.File("log")) { AutoFlush = true };
        Exploration exploration = new(_folder.File("x"), [new("a", "data", [_folder.File("missing.csv"), "--method", "none"])],
            new RunLog(log, isTerminal: false), searchShards: 2);
        Task<int> run;
        using (PointClaim.Take(_folder.File("x"), "a"))
        {
            run = Task.Factory.StartNew(() => exploration.Run(Shard.Whole, resumes: true, threads: 1), CancellationToken.None,
                TaskCreationOptions.LongRunning, TaskScheduler.Default);
            while (!File.ReadAllText(_folder.File("log")).Contains("no help from here", StringComparison.Ordinal))
            {
                await Task.Delay(20);
            }
            if (failsNow)
            {
                File.WriteAllText(failure, "it failed now\n");
            }
        }
        Assert.Equal(ExitCode.WrongInput, await run);
        Assert.StartsWith(expected, Assert.Single(File.ReadLines(_folder.File("log")), line => line.Contains("FAILED", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
