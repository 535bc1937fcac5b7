using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Reports.Html;

/// <summary>Reads the JSON files of a run and looks at every member that a report or a table is made of, so that a file that a person
/// has edited gives a sentence and not a surprise later.</summary>
internal static class RunCheck
{
    /// <summary>Rounds of a search, and its area in cm2, that a figure has room for.</summary>
    private const int MostRounds = 1_000_000_000, MostCm2 = 1_000_000_000;

    /// <summary>The content of a <c>run.json</c>.</summary>
    /// <exception cref="UserException">It is damaged.</exception>
    public static JsonElement Run(string file) => Read(file, root =>
    {
        JsonPlace data = root.Member("data"), split = root.Member("split"), options = root.Member("options").AnObject();
        foreach (JsonPlace text in data.Member("classes").Items())
        {
            _ = text.Text();
        }
        foreach (JsonPlace feature in data.Member("features").Items())
        {
            _ = feature.Member("name").Text();
        }
        foreach (JsonPlace source in data.Member("files").Items())
        {
            (_, _) = (source.Member("name").Text(), source.Member("sha256").Text());
        }
        foreach (JsonPlace note in data.Find("notes")?.Items() ?? [])
        {
            _ = note.Text();
        }
        if (root.Find("commonest_class") is { } commonest)
        {
            (_, _) = (commonest.Member("class").Label(), commonest.Member("accuracy_test").Number());
        }
        _ = root.Optional("teacher")?.Member("why").Text();
        _ = root.Optional("refit")?.Member("why").Text();
        foreach (JsonPlace point in root.Find("effort_curve")?.Items() ?? [])
        {
            (_, _) = (point.Member("rounds").Whole(0, MostRounds), point.Member("area_cm2").Number(0, MostCm2));
        }
        _ = data.Member("rows").Whole(0, int.MaxValue);
        _ = split.Member("kind").Text();
        foreach (string part in new[] { "training", "validation", "test" })
        {
            _ = split.Member(part).Whole(0, int.MaxValue);
        }
        (_, _, _) = (options.Member("input_bits").Whole(1, 8), options.Member("seed").Label(), options.Member("name").Text());
        _ = root.Find("synthesis")?.AnObject();
        _ = root.Optional("command")?.Text();
        foreach (string figure in new[] { "accuracy_test", "balanced_accuracy_test" })
        {
            _ = root.Optional("float_network")?.Member(figure).Number();
        }
    });

    /// <summary>The content of a <c>verification.json</c>.</summary>
    /// <exception cref="UserException">It is damaged.</exception>
    public static JsonElement Verification(string file) => Read(file, root =>
    {
        _ = root.Member("vectors").Whole(0, int.MaxValue);
        foreach (JsonPlace check in root.Member("checks").Items())
        {
            foreach (string member in new[] { "subject", "method", "tool", "result" })
            {
                _ = check.Member(member).Text();
            }
            (_, _, _) = (check.Optional("version")?.Text(), check.Optional("why")?.Text(), check.Optional("vectors")?.Whole(0, int.MaxValue));
            _ = check.Optional("first_mismatch")?.AnObject();
        }
    });

    /// <summary>What a <c>verification.json</c> says.</summary>
    /// <exception cref="UserException">It is damaged.</exception>
    public static VerificationReport Evidence(string file)
    {
        try
        {
            return VerificationReport.Of(Verification(file));
        }
        catch (JsonException e)
        {
            throw new UserException($"{file}: this run is damaged: {Printable.Short(e.Message)}. Verify it again with printedmlp verify.", e);
        }
    }

    private static JsonElement Read(string file, Action<JsonPlace> look)
    {
        try
        {
            var root = JsonPlace.Parse(InputFile.Text(file));
            look(root.AnObject());
            return root.Value;
        }
        catch (FormatException e)
        {
            throw new UserException($"{file}: this run is damaged: {e.Message}. Make it again with printedmlp design.", e);
        }
    }
}
