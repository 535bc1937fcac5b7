using PrintedMlp.Approx;
using PrintedMlp.Generator.Explorations;

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

    public void Dispose() => _folder.Dispose();
}
