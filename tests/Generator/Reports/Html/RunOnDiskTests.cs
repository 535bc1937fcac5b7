using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Tests.Generator.Runs;

namespace PrintedMlp.Tests.Generator.Reports.Html;

public sealed class RunOnDiskTests : IDisposable
{
    private static readonly RunOptions Exact = FinishedRuns.Exact;
    private readonly TempFolder _folder = new();

    [Fact]
    public void Seeds_are_read_in_the_order_of_their_numbers_and_make_one_group()
    {
        foreach (ulong seed in new ulong[] { 10, 9, 2 })
        {
            FinishedRuns.CopyExact(New($"out/seed-{seed}"), seed);
        }
        Directory.CreateDirectory(_folder.File("out/seed-11.part-1"));
        File.WriteAllText(_folder.File("out/seed-11.part-1/run.json"), "half");
        ImmutableArray<RunOnDisk> runs = RunOnDisk.ReadAll([_folder.File("out")]);
        Assert.Equal(["2", "9", "10"], runs.Select(r => r.Seed));
        RunGroup group = Assert.Single(Assert.Single(RunGroup.ByData(runs)).Groups);
        Assert.Equal(("", 3), (group.Label, group.Runs.Length));
        double[] areas = [.. runs.Select(r => r.Designs[^1].Row.Number("area_cm2")!.Value)];
        Assert.Equal(areas.Average(), group.Mean("area_cm2", d => d.IsBaseline)!.Mean, 1e-9);
    }

    [Fact]
    public void Groups_are_called_after_what_differs()
    {
        FinishedRuns.CopyExact(New("a"));
        SmallRun.Run(SmallRun.Balance, Exact with { Training = Exact.Training with { Hidden = [3] }, Data = Exact.Data with { InputBits = 3 } }, New("b"));
        Assert.Equal(["2 hidden, 4-bit inputs", "3 hidden, 3-bit inputs"],
            Assert.Single(RunGroup.ByData(RunOnDisk.ReadAll([_folder.File("a"), _folder.File("b")]))).Groups.Select(g => g.Label));
    }

    [Theory]
    [InlineData("max_loss", "null", "0.2", "", "max loss 0.2")]
    [InlineData("l2", "0.001", "0.5", "l2 0.001", "l2 0.5")]
    [InlineData("gate_jitter", "0.15", "0.3", "gate jitter 0.15", "gate jitter 0.3")]
    [InlineData("interface", "\"codes\"", "\"levels\"", "interface codes", "interface levels")]
    [InlineData("front_end", "\"pruned-flash\"", "\"mine.json\"", "front end pruned-flash", "front end mine.json")]
    [InlineData("an_option_of_tomorrow", null, "7", "", "an option of tomorrow 7")]
    public void Runs_that_differ_in_any_option_but_the_seed_are_no_repetitions(string option, string? before, string now, string first, string second)
    {
        FinishedRuns.CopyExact(New("a"));
        FinishedRuns.CopyExact(New("b"), 2);
        string file = _folder.File("b/run.json"), text = File.ReadAllText(file);
        string changed = before is null ? text.Replace("\"max_loss\"", $"\"{option}\": {now}, \"max_loss\"", StringComparison.Ordinal)
            : text.Replace($"\"{option}\": {before}", $"\"{option}\": {now}", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(file, changed);
        Assert.Equal([first, second], Assert.Single(RunGroup.ByData(RunOnDisk.ReadAll([_folder.File("a"), _folder.File("b")]))).Groups.Select(g => g.Label));
    }

    [Fact]
    public void A_run_that_is_there_twice_is_one_seed()
    {
        FinishedRuns.CopyExact(New("a"));
        RunGroup group = Assert.Single(Assert.Single(RunGroup.ByData(RunOnDisk.ReadAll([_folder.File("a"), _folder.File("a")]))).Groups);
        Assert.Equal((2, false), (group.Runs.Length, group.HasSeveralSeeds));
    }

    [Fact]
    public void A_column_that_a_later_version_adds_appears_by_itself()
    {
        FinishedRuns.CopyExact(New("a"));
        string table = _folder.File("a/designs.csv");
        string[] lines = File.ReadAllLines(table);
        File.WriteAllLines(table, [lines[0] + ",weight_g", lines[1] + ",7"]);
        ReportPage page = new(RunOnDisk.ReadAll([_folder.File("a")]), new Templates());
        string text = page.Render();
        Assert.Contains("""{"name":"weight_g","title":"weight g","unit":""}""", text, StringComparison.Ordinal);
        Assert.Contains("\"weight_g\":7", text, StringComparison.Ordinal);
        Assert.Contains("accuracy-area-system", page.Files(new FigureLook()).Select(f => f.Name));
        Assert.Contains("accuracy-power-system-balanced", page.Files(new FigureLook()).Select(f => f.Name));
    }

    [Fact]
    public void A_run_of_the_first_version_has_the_factors_of_its_systems()
    {
        FinishedRuns.Copy(New("a"));
        string table = _folder.File("a/designs.csv");
        CsvRow[] rows = [.. CsvRow.Read(table)];
        string[] later = ["system_area_reduction", "system_power_reduction"];
        int[] kept = [.. Enumerable.Range(0, rows[0].Columns.Length).Where(i => !later.Contains(rows[0].Columns[i]))];
        File.WriteAllText(table, CsvText.Of(kept.Select(i => rows[0].Columns[i]), rows.Select(r => kept.Select(i => r.Cells[i]))));
        Assert.Equal(rows.Select(r => (r[later[0]], r[later[1]])), RunOnDisk.Read(_folder.File("a")).Designs.Select(d => (d.Row[later[0]], d.Row[later[1]])));
    }

    [Fact]
    public void A_report_made_again_from_disk_is_the_same()
    {
        FinishedRuns.Copy(New("a"));
        Assert.Equal(File.ReadAllText(_folder.File("a/report.html")), new ReportPage(RunOnDisk.ReadAll([_folder.File("a")]), new Templates()).Render());
    }

    [Theory]
    [InlineData("[]", null)]
    [InlineData("[{\"rounds\":2,\"area_cm2\":0.5},{\"rounds\":4,\"area_cm2\":0.5}]", "flat since round 2 of 4.")]
    [InlineData("[{\"rounds\":2,\"area_cm2\":0.5},{\"rounds\":4,\"area_cm2\":0.4}]", "reached in round 4 of 4, so that --effort thorough may find a smaller one.")]
    public void A_report_says_what_the_effort_bought_where_the_run_does(string curve, string? end)
    {
        FinishedRuns.Copy(New("a"));
        string file = _folder.File("a/run.json");
        JsonNode run = JsonNode.Parse(File.ReadAllText(file))!;
        run["effort_curve"] = JsonNode.Parse(curve);
        File.WriteAllText(file, run.ToJsonString());
        string page = new ReportPage(RunOnDisk.ReadAll([_folder.Path]), new Templates()).Render();
        string recommended = Assert.Single(RunOnDisk.Read(_folder.File("a")).Designs, d => d.IsRecommended).Name;
        string caption = $"Area of the smallest circuit that the search over gates knew at the accuracy of {recommended}, over the rounds spent";
        Assert.Equal(end is not null, page.Contains($"{caption}: {end}", StringComparison.Ordinal));
        Assert.Equal(end is not null, page.Contains("class=\\\"figure effort\\\"", StringComparison.Ordinal));
        run.AsObject().Remove("effort_curve");
        File.WriteAllText(file, run.ToJsonString());
        Assert.Empty(RunOnDisk.Read(_folder.File("a")).Effort.Points);
    }

    [Fact]
    public void A_run_of_an_earlier_version_is_refused_with_a_way_out()
    {
        FinishedRuns.CopyExact(New("a"));
        string details = _folder.File("a/baseline/details.json");
        File.WriteAllText(details, File.ReadAllText(details).Replace("details-1", "details-0", StringComparison.Ordinal));
        Assert.Contains("expected the format \"printedmlp-details-1\"", Assert.Throws<UserException>(() => RunOnDisk.Read(_folder.File("a"))).Message, StringComparison.Ordinal);
        File.WriteAllText(details, "{");
        Assert.Contains("is damaged", Assert.Throws<UserException>(() => RunOnDisk.Read(_folder.File("a"))).Message, StringComparison.Ordinal);
        File.Delete(details);
        Assert.EndsWith("make the run again with printedmlp design.", Assert.Throws<UserException>(() => RunOnDisk.Read(_folder.File("a"))).Message, StringComparison.Ordinal);
        File.Delete(_folder.File("a/baseline/verification.json"));
        File.WriteAllText(_folder.File("a/run.json"), "{");
        Assert.Contains("this run is damaged", Assert.Throws<UserException>(() => RunOnDisk.Read(_folder.File("a"))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string New(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;
}
