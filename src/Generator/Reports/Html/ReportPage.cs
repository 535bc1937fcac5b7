using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports.Figures;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary><c>report.html</c>: one file with everything in it, that asks no network for anything.</summary>
/// <param name="runs">The runs that it shows, at least one.</param>
/// <param name="templates">Where page, style and scripts come from.</param>
internal sealed class ReportPage(ImmutableArray<RunOnDisk> runs, Templates templates)
{
    /// <summary>Name of the file in the folder of a run.</summary>
    public const string FileName = RunSummary.PageName;

    private const double NarrowWidth = 360, NarrowHeight = 330;

    /// <summary>Scripts in the order in which they build on each other.</summary>
    private static readonly string[] Scripts = ["page.js", "figures.js", "table.js", "design.js", "main.js"];

    private static readonly string[] MeanColumns = ["accuracy_test", "balanced_accuracy_test", "area_cm2", "total_power_mw", "system_area_cm2",
        "system_power_mw"];

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Escaped quotation marks would be a quarter of the page.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ImmutableArray<RunsOnData> _data = RunGroup.ByData(runs);

    /// <summary>Writes the page.</summary>
    /// <param name="file">Where to.</param>
    public void Write(string file) => WholeFile.Write(file, Render());

    /// <summary>The text of the page.</summary>
    public string Render() => templates.Render("report/report.html.sbn", new
    {
        Title = WebUtility.HtmlEncode(string.Join(", ", _data.Select(d => d.Name))),
        Version = WebUtility.HtmlEncode(ToolVersion.Text),
        Style = templates.Text("report/figure.css") + templates.Text("report/page.css"),
        // No text can end the script element that holds the data: < stands in strings only.
        Data = JsonSerializer.Serialize(Content(), Json).Replace("<", @"\u003C", StringComparison.Ordinal),
        Script = string.Concat(Scripts.Select(s => templates.Text("report/" + s))),
    });

    /// <summary>The runs by their data.</summary>
    public ImmutableArray<RunsOnData> Data => _data;

    /// <summary>The figures of accuracy by their data, with the names of their files.</summary>
    public IEnumerable<(RunsOnData Data, string Name, PageFigure Figure)> Figures() =>
        _data.SelectMany((data, i) => PageFigures.Of(data, Id).Select(f => (data, Prefix(i) + f.Figure.Name, f)));

    /// <summary>Each figure as a file of its own: those of accuracy, and the circuits of the recommended designs.</summary>
    /// <param name="look">How figures of accuracy look.</param>
    public IEnumerable<(string Name, string Svg)> Files(FigureLook look)
    {
        string rules = templates.Text("report/figure.css") + look.Rules;
        foreach ((RunsOnData data, string name, PageFigure figure) in Figures())
        {
            yield return (name, FigureStyle.Standalone(look.Draw(figure.Figure, PageFigures.Legend(data, figure.Figure)), rules));
        }
        foreach ((RunsOnData data, int i) in _data.Select((d, i) => (d, i)))
        {
            string prefix = Prefix(i);
            foreach ((int number, RunOnDisk run) in data.Runs)
            {
                foreach (DesignOnDisk design in run.Designs.Where(d => d.IsRecommended && d.Details.IsDrawable))
                {
                    string name = Id(number, design).Replace('/', '-');
                    yield return ($"{prefix}circuit-{name}", FigureStyle.Standalone(Drawing(run, design)!, rules));
                }
            }
        }
    }

    private string Prefix(int data) => _data.Length > 1 ? $"{data + 1:00}-{Verilog.ModuleName.From(_data[data].Name)}-" : "";

    private string Id(int run, DesignOnDisk design) => runs.Length == 1 ? design.Name : $"{run + 1}/{design.Name}";

    private object Content() => new
    {
        Datasets = _data.Select(d => new
        {
            d.Name,
            Facts = Facts(d),
            d.First.Notes,
            Groups = d.Groups.Select(g => new { g.Series, g.Label, Runs = g.Runs.Length }),
            Figures = PageFigures.Of(d, Id).Select(f => new
            {
                f.Figure.Name,
                f.Figure.Title,
                f.Cost,
                f.Scope,
                f.Accuracy,
                Kinds = f.Figure.Marks.Select(m => $"{m.Kind}").Distinct(),
                Wide = f.Figure.Draw(FigureLook.PageWidth, FigureLook.PageHeight),
                Narrow = f.Figure.Draw(NarrowWidth, NarrowHeight),
            }),
            Statistics = d.Groups.Where(g => g.HasSeveralSeeds).SelectMany(Statistics),
            d.Published,
        }),
        Runs = _data.SelectMany((d, i) => d.Groups.SelectMany(g => g.Runs.Select(r => (Dataset: i, Group: g, r.Number, r.Run))))
            .OrderBy(r => r.Number).Select(r => new
            {
                r.Dataset,
                r.Group.Series,
                Label = string.Join(", ", new[] { r.Group.Label, $"seed {r.Run.Seed}" }.Where(t => t.Length > 0)),
                r.Run.Classes,
                r.Run.Features,
                InputBits = int.Parse(r.Run.Option("input_bits"), System.Globalization.CultureInfo.InvariantCulture),
                Command = r.Run.Run.TryGetProperty("command", out JsonElement command) ? command.GetString() : null,
                Files = r.Run.Data.GetProperty("files"),
            }),
        Columns = runs.SelectMany(r => r.Designs[0].Row.Columns).Distinct().Select(FigureColumn.Of),
        Designs = runs.SelectMany((run, number) => run.Designs.Select(d => Design(run, number, d))),
        Supplies = Supply.All,
        FigureStyle = FigureStyle.Plain(templates.Text("report/figure.css")),
    };

    private static IEnumerable<object> Statistics(RunGroup group)
    {
        yield return Of("exact baseline", d => d.IsBaseline);
        if (group.Runs.Any(r => r.Run.Designs.Any(d => d.IsRecommended && !d.IsBaseline)))
        {
            yield return Of("recommended design", d => d.IsRecommended);
        }

        object Of(string what, Func<DesignOnDisk, bool> wanted) => new
        {
            Group = group.Label,
            What = what,
            Seeds = group.Seeds.Count(),
            Figures = MeanColumns.Where(c => group.Runs[0].Run.Designs[0].Row.Find(c) is not null)
                .Select(c => (Column: FigureColumn.Of(c), Mean: group.Mean(c, wanted)))
                .Where(m => m.Mean is not null).Select(m => new
                {
                    m.Column.Title,
                    m.Column.Unit,
                    m.Mean!.Mean,
                    m.Mean.Deviation,
                    Half = m.Mean.HalfInterval
                }),
        };
    }

    private object Design(RunOnDisk run, int number, DesignOnDisk design) => new
    {
        Id = Id(number, design),
        Run = number,
        design.Name,
        Figures = design.Row.Columns.Zip(design.Row.Cells).ToDictionary(p => p.First, p =>
            design.Row.Number(p.First) is { } n ? n : (object)p.Second),
        Loss = design.IsBaseline ? null : run.Designs[^1].Row.Number("accuracy_test") - design.Row.Number("accuracy_test"),
        Interval = design.Accuracy,
        Checked = RungText.Of(design.Checked),
        design.Details.Confusion,
        design.Details.Reads,
        Worth = design.Details.Features.Select(f => new { f.Feature, f.AccuracyWithout }),
        design.Details.Cells,
        design.Details.IsSmallest,
        design.Details.Curve,
        Gates = design.Details.Cells.Sum(c => (long)c.Count),
        Drawing = Drawing(run, design),
        Effort = design.IsRecommended && !run.Effort.Points.IsEmpty ? Effort(run, design) : null,
        Vectors = design.Verification.GetProperty("vectors"),
        Checks = design.Verification.GetProperty("checks"),
    };

    private static object Effort(RunOnDisk run, DesignOnDisk design)
    {
        (EffortCurve curve, bool readsLevels) = (run.Effort, run.Option("interface") == "levels");
        string what = $"Area of the smallest circuit that the search over gates knew at the accuracy of {design.Name}"
            + (readsLevels ? ", with the comparators that it reads" : "") + ", over the rounds spent";
        string end = !curve.StillFalls ? $"flat since round {curve.LastFall} of {curve.Points[^1].Rounds}."
            : $"reached in round {curve.LastFall} of {curve.Points[^1].Rounds}"
                + (run.Option("effort") == "thorough" ? "." : ", so that --effort thorough may find a smaller one.");
        return new
        {
            Text = $"{what}: {end}",
            Drawing = new EffortFigure(curve, what).Draw(),
        };
    }

    private static string? Drawing(RunOnDisk run, DesignOnDisk design) => !design.Details.IsDrawable ? null
        : CircuitDrawing.Of(design.Details, run.Features, $"{design.Name}: {design.Details.Gates.Length} gates");

    private static IEnumerable<string> Facts(RunsOnData data)
    {
        RunOnDisk run = data.First;
        yield return $"{run.Data.GetProperty("rows")} rows, {run.Features.Length} features, {run.Classes.Length} classes";
        yield return $"{run.Split.GetProperty("training")} training, {run.Split.GetProperty("validation")} validation, "
            + $"{run.Split.GetProperty("test")} test rows ({SplitText.Of(run)})";
        if (run.CommonestClass is { } commonest)
        {
            yield return commonest;
        }
        if (data.Runs.Select(r => r.Run.Rule).Distinct().ToArray() is [{ } rule])
        {
            yield return $"recommended: {rule}";
        }
        foreach (string why in data.Runs.SelectMany(r => new[] { r.Run.Teacher, r.Run.Refit }).OfType<string>().Distinct())
        {
            yield return why;
        }
        yield return string.Join(", ", data.Runs.Select(r => r.Run.Technology).Distinct());
        string[] seeds = [.. data.Runs.Select(r => r.Run.Seed).Distinct()];
        yield return seeds.Length == 1 ? $"seed {seeds[0]}" : $"{seeds.Length} seeds";
    }
}
