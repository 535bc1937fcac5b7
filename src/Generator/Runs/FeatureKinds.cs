using System.Collections.Immutable;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Runs;

/// <summary>What <c>run.json</c> says of features that were texts: <c>kind</c>, and <c>texts</c> in their order, or for one of several
/// categories its <c>column</c> and its <c>text</c>.</summary>
internal static class FeatureKinds
{
    /// <summary>The members of a feature.</summary>
    /// <param name="column">Its column, of texts.</param>
    /// <param name="feature">Its name.</param>
    public static IEnumerable<(string Name, object? Value)> Members(FeatureColumn column, string feature) =>
    [
        ("kind", column.Kind.ToString().ToLowerInvariant()),
        .. column.Kind == FeatureKind.Categories
            ? new (string, object?)[] { ("column", column.Name), ("text", feature[(column.Name.Length + 1)..]) }
            : [("texts", column.Categories)],
    ];

    /// <summary>The columns that features come from, in their order.</summary>
    /// <param name="features">Items of <c>data.features</c>.</param>
    /// <exception cref="FormatException">One is damaged.</exception>
    public static ImmutableArray<FeatureColumn> Columns(IEnumerable<JsonPlace> features)
    {
        List<FeatureColumn> columns = [];
        foreach (JsonPlace feature in features)
        {
            if (feature.Optional("column")?.Text() is { } name)
            {
                string text = feature.Member("text").Text();
                if (columns.LastOrDefault() is { Kind: FeatureKind.Categories } last && last.Name == name)
                {
                    columns[^1] = new(0, name, FeatureKind.Categories, last.Categories.Contains(text)
                        ? throw new FormatException($"{feature.Name}.text stands twice") : last.Categories.Add(text));
                }
                else
                {
                    columns.Add(new(0, name, FeatureKind.Categories, [text]));
                }
                continue;
            }
            ImmutableArray<string> texts = [.. feature.Optional("texts")?.Items().Select(text => text.Text()) ?? []];
            FeatureKind kind = texts.IsEmpty ? FeatureKind.Number
                : feature.Member("kind").Text() == "switch" ? FeatureKind.Switch : FeatureKind.Ordered;
            columns.Add(new(0, feature.Member("name").Text(), kind,
                texts.Distinct().Count() == texts.Length ? texts : throw new FormatException($"{feature.Name}.texts has one twice")));
        }
        return [.. columns];
    }
}
