using System.Collections.Immutable;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Tests.Browser;

/// <summary>Small runs whose reports the tests open: one on the Balance example, two seeds of it, and one whose names try to
/// become markup.</summary>
public sealed class ReportRuns : IDisposable
{
    /// <summary>Ends the script with the data, were it not escaped, and then complains.</summary>
    public const string Markup = "</script><img src=x onerror=console.error(1)>&amp;";

    private readonly TempFolder _folder = new();

    public ReportRuns()
    {
        SmallRun.Run(SmallRun.Balance, SmallRun.Named("balance_scale"), New("balance"));
        RunOptions networks = SmallRun.Options with
        {
            Search = SmallRun.Options.Search with { MaxDesigns = 1 },
            Gates = SmallRun.Options.Gates with { AreSearched = false },
        };
        RunOptions markup = SmallRun.Named("markup") with
        {
            Search = SmallRun.Options.Search with { MaxDesigns = 2 },
            Gates = SmallRun.Options.Gates with { ReadsLevels = true },
        };
        foreach (ulong seed in new ulong[] { 1, 2 })
        {
            SmallRun.Run(SmallRun.Balance, networks with { Seed = seed }, New($"seeds/seed-{seed}"));
        }
        SmallRun.Run(SmallRun.Balance with { Classes = [Markup, "<b>", "R"], Features = [Markup, .. SmallRun.Balance.Features.Skip(1)] }, markup, New("markup"));
        new ReportPage(RunOnDisk.ReadAll([_folder.File("seeds")]), new Templates()).Write(_folder.File("seeds/report.html"));
    }

    internal string Folder(string run) => _folder.File(run);

    internal string Page(string run) => _folder.File($"{run}/report.html");

    internal ImmutableArray<DesignOnDisk> Designs(string run) => RunOnDisk.Read(_folder.File(run)).Designs;

    /// <summary>Runs on a data set with published circuits, where it is there.</summary>
    internal string RedWine()
    {
        string data = Path.Combine(Environment.GetEnvironmentVariable("PRINTEDMLP_DATASETS")!, "wine_quality", "winequality-red.csv");
        SmallRun.Run(DatasetReader.Read([data], new DatasetOptions()), SmallRun.Named("redwine"), New("redwine"));
        return "redwine";
    }

    public void Dispose() => _folder.Dispose();

    private string New(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;
}
