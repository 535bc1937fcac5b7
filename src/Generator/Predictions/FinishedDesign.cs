using System.Collections.Immutable;
using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Predictions;

/// <summary>A design of a run with all that it takes to ask it about rows of raw values.</summary>
/// <param name="Name">Its folder in the run.</param>
/// <param name="Classifier">What it computes.</param>
/// <param name="Scale">Raw values to the codes of the run.</param>
/// <param name="Features">Names of its features.</param>
/// <param name="Columns">The columns that these come from.</param>
/// <param name="Classes">Labels of its classes.</param>
/// <param name="Reading">How the run's table was read.</param>
internal sealed record FinishedDesign(
    string Name, Classifier Classifier, InputScale Scale, ImmutableArray<string> Features, ImmutableArray<FeatureColumn> Columns,
    ImmutableArray<string> Classes, DatasetOptions Reading)
{
    /// <summary>Folders of a design in its run, at most: <c>designs/01</c>.</summary>
    private const int Deepest = 2;

    /// <summary>Options of run.json that say how a table is read.</summary>
    private static readonly string[] ReadingOptions = ["class-column", "ignore-columns", "header", "missing", "skip-lines", "decimal",
        "split-column", "group-column"];

    /// <summary>Reads a design, or the recommended one of a run.</summary>
    /// <param name="folder">The folder of the design or of the run.</param>
    /// <exception cref="UserException">It is neither, or it is damaged.</exception>
    public static FinishedDesign Read(string folder)
    {
        string design = Path.GetFullPath(folder);
        string? run = File.Exists(Path.Combine(design, "model.json")) ? RunAbove(design) : IsRun(design) ? design : null;
        if (run is null)
        {
            throw new UserException($"{folder}: no design here. Expected the folder of a run (with run.json), whose recommended design is asked, "
                + "or of one of its designs (with model.json).");
        }
        if (run == design)
        {
            RunOnDisk all = RunOnDisk.Read(folder);
            design = Path.Combine(design, all.Designs.First(d => d.IsRecommended).Name);
        }
        JsonElement json = RunCheck.Run(Path.Combine(run, "run.json"));
        try
        {
            return Of(JsonPlace.Parse(json.GetRawText()), ClassifierFile.Read(Path.Combine(design, "model.json")), Path.GetRelativePath(run, design));
        }
        catch (FormatException e)
        {
            throw Damaged(run, e);
        }
    }

    /// <summary>The ranges of the run that a design of it, or a netlist of one, belongs to.</summary>
    /// <param name="file">The <c>model.json</c> or the netlist.</param>
    /// <param name="features">Features that the run has to have, in their order.</param>
    /// <returns>Null when it belongs to no run of these features.</returns>
    /// <exception cref="UserException">The run is damaged.</exception>
    public static InputScale? ScaleAbove(string file, ImmutableArray<string> features)
    {
        if (RunAbove(Path.GetDirectoryName(Path.GetFullPath(file))!) is not { } run)
        {
            return null;
        }
        JsonElement json = RunCheck.Run(Path.Combine(run, "run.json"));
        try
        {
            var root = JsonPlace.Parse(json.GetRawText());
            return root.Member("data").Member("features").Items().Select(f => f.Member("name").Text()).SequenceEqual(features) ? ScaleOf(root) : null;
        }
        catch (FormatException e)
        {
            throw Damaged(run, e);
        }
    }

    /// <summary>Rows in the codes that the classifier reads. Where it reads levels, a code stands for the levels of a feature that a value
    /// reaches.</summary>
    /// <param name="rows">Raw values; a missing one has the median of the training rows.</param>
    public IReadOnlyList<byte[]> Encode(IReadOnlyList<double[]> rows)
    {
        if (!Classifier.ReadsLevels)
        {
            return [.. rows.Select(Scale.Encode)];
        }
        ILookup<int, Level> levels = Classifier.Levels.ToLookup(level => level.Feature);
        return [.. rows.Select(row => row.Select((raw, feature) =>
        {
            double value = double.IsNaN(raw) ? Scale.Ranges[feature].Median : raw;
            return (byte)levels[feature].Where(level => value >= level.Threshold).Select(level => level.Code).DefaultIfEmpty(0).Max();
        }).ToArray())];
    }

    private static InputScale ScaleOf(JsonPlace run) => new(run.Member("options").Member("input_bits").Whole(1, 8),
        [.. run.Member("data").Member("features").Items()
            .Select(f => new FeatureRange(f.Member("low").Number(), f.Member("high").Number(), f.Member("median").Number()))]);

    private static string? RunAbove(string design) => Enumerable.Range(1, Deepest)
        .Select(up => Path.GetFullPath(Path.Combine([design, .. Enumerable.Repeat("..", up)]))).FirstOrDefault(IsRun);

    private static UserException Damaged(string run, FormatException e) =>
        new($"{Path.Combine(run, "run.json")}: this run is damaged: {e.Message}. Make it again with printedmlp design.", e);

    private static bool IsRun(string folder) => File.Exists(Path.Combine(folder, "run.json"));

    private static FinishedDesign Of(JsonPlace run, Classifier classifier, string name)
    {
        JsonPlace data = run.Member("data"), options = run.Member("options");
        JsonPlace[] features = [.. data.Member("features").Items()];
        InputScale scale = ScaleOf(run);
        return classifier.Inputs != features.Length || (!classifier.ReadsLevels && classifier.InputBits != scale.Bits)
            ? throw new FormatException($"it has {features.Length} features of {scale.Bits} bits, "
                + $"and the model.json of {name} {classifier.Inputs} of {classifier.InputBits}")
            : new FinishedDesign(name.Replace(Path.DirectorySeparatorChar, '/'), classifier, scale,
                [.. features.Select(f => f.Member("name").Text())], FeatureKinds.Columns(features),
                [.. data.Member("classes").Items().Select(c => c.Text())], Options(options).Data.Reading);
    }

    private static Designs.RunOptions Options(JsonPlace options) => ReadingOptions
        .SelectMany(option => Values(options.Optional(RunSetting.Member(option))).Select(value => RunSettings.Of(option).Change(value)))
        .Aggregate(RunSettings.Usual, (o, change) => change(o));

    private static IEnumerable<string> Values(JsonPlace? member)
    {
        if (member is null)
        {
            return [];
        }
        string[] texts = member.IsList ? [.. member.Items().Select(item => item.Label())] : [member.Label()];
        return texts.Length == 0 ? [] : [string.Join(',', texts)];
    }
}
