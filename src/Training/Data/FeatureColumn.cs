using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrintedMlp.Training.Data;

/// <summary>How the cells of a feature column become inputs.</summary>
public enum FeatureKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>No or yes, false or true: 0 or 1.</summary>
    Switch,

    /// <summary>One input a category, 1 where the cell is that category.</summary>
    Categories,

    /// <summary>The number, from 0, of the category in its order.</summary>
    Ordered,

    /// <summary>Texts that are no categories, such as names and times: no input.</summary>
    LeftOut,
}

/// <summary>A feature column and the inputs that it becomes.</summary>
/// <param name="Column">Index of the column, from 0.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its cells are.</param>
/// <param name="Categories">Its texts in their order, unless it holds numbers.</param>
public sealed partial record FeatureColumn(int Column, string Name, FeatureKind Kind, ImmutableArray<string> Categories)
{
    /// <summary>More texts than this are no categories.</summary>
    public const int MostCategories = 64;

    private static readonly string[] _no = ["no", "false", "n", "f", "off"], _yes = ["yes", "true", "y", "t", "on"];

    private readonly Dictionary<string, int> _index = Categories.Select((text, i) => (text, i)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Number of inputs.</summary>
    public int Inputs => Kind switch { FeatureKind.LeftOut => 0, FeatureKind.Categories => Categories.Length, _ => 1 };

    /// <summary>Names of its inputs: the column's name, or NAME=CATEGORY.</summary>
    public IEnumerable<string> InputNames => Kind switch
    {
        FeatureKind.LeftOut => [],
        FeatureKind.Categories => Categories.Select(category => $"{Name}={category}"),
        _ => [Name],
    };

    /// <summary>Whether the column's cells are texts.</summary>
    public bool IsText => Kind != FeatureKind.Number;

    /// <summary>What to say of it; empty for numbers.</summary>
    public string Note => Kind switch
    {
        FeatureKind.Switch => $"{Where} holds {Listed(Categories)}: read as 0 and 1",
        FeatureKind.Categories => $"{Where} holds texts: one input for each of {Listed(Categories)}; --ordered gives them an order, "
            + $"--ignore-columns {Column + 1} leaves them out",
        FeatureKind.Ordered => $"{Where}: {Listed(Categories)} read as 0 to {Categories.Length - 1}",
        FeatureKind.LeftOut when Categories.IsEmpty => $"{Where} left out: it has no name and no cell",
        FeatureKind.LeftOut when Categories.All(IsTime) => $"{Where} left out: it holds dates or times ({Listed(Categories)}), which are no feature",
        FeatureKind.LeftOut => $"{Where} left out: it holds {Categories.Length} different texts ({Listed(Categories)}), which are no feature",
        _ => "",
    };

    private string Where => $"column {Column + 1} ({Cell.Short(Name)})";

    /// <summary>A column of texts, which are categories unless they are too many.</summary>
    /// <param name="column">Index of the column.</param>
    /// <param name="name">Its name.</param>
    /// <param name="texts">Its distinct texts, none missing.</param>
    /// <param name="cells">How many cells have one.</param>
    /// <param name="declared">Their order, if the file declares one.</param>
    public static FeatureColumn OfTexts(int column, string name, ImmutableArray<string> texts, int cells, ImmutableArray<string>? declared)
    {
        ImmutableArray<string> sorted = declared is { } order && texts.All(order.Contains)
            ? [.. order.Where(texts.Contains)] : [.. texts.Order(StringComparer.Ordinal)];
        string[] switches = [.. sorted.Select(text => text.ToLowerInvariant()).Distinct()];
        bool isSwitch = switches.Length is 1 or 2 && switches.All(text => _no.Contains(text) || _yes.Contains(text))
            && switches.Count(_no.Contains) <= 1 && switches.Count(_yes.Contains) <= 1;
        bool isName = texts.Length > MostCategories || (texts.Length > 8 && texts.Length * 2 > cells) || texts.All(IsTime);
        return isSwitch ? new FeatureColumn(column, name, FeatureKind.Switch, [.. sorted.OrderBy(text => _yes.Contains(text.ToLowerInvariant()))])
            : new FeatureColumn(column, name, isName ? FeatureKind.LeftOut : FeatureKind.Categories, sorted);
    }

    /// <summary>Puts the inputs of a cell where they belong; NaN for a missing one.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="number">Its value, if it holds a number.</param>
    /// <param name="isMissing">Whether it is missing.</param>
    /// <param name="inputs">Where its inputs go.</param>
    public void Fill(string text, double number, bool isMissing, Span<double> inputs)
    {
        if (isMissing)
        {
            inputs.Fill(double.NaN);
        }
        else if (Kind == FeatureKind.Categories)
        {
            inputs.Clear();
            inputs[_index[text]] = 1;
        }
        else if (Kind != FeatureKind.LeftOut)
        {
            inputs[0] = Kind switch
            {
                FeatureKind.Number => number,
                FeatureKind.Switch => SwitchValue(text),
                _ => _index[text],
            };
        }
    }

    /// <summary>Whether a text is no or yes, as the cells of a switch are.</summary>
    public static bool IsSwitch(string text) => text.ToLowerInvariant() is var word && (_no.Contains(word) || _yes.Contains(word));

    /// <summary>What such a cell counts: 1 for yes.</summary>
    public static double SwitchValue(string text) => _yes.Contains(text.ToLowerInvariant()) ? 1 : 0;

    /// <summary>Whether a text is a date or a time of day.</summary>
    public static bool IsTime(string text) => TimePattern().IsMatch(text);

    /// <summary>Whether a text is a number with a unit behind it.</summary>
    public static bool HasUnit(string text) => UnitPattern().IsMatch(text);

    private static string Listed(ImmutableArray<string> texts) => Words.List([.. texts.Select(Cell.Short)]);

    /// <summary>A date, a date and a time, or a time.</summary>
    [GeneratedRegex(@"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ,]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?(Z|[+-]\d{2}:?\d{2})?)?$"
        + @"|^\d{1,3}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp][Mm])?$|^\d{1,2}\.\d{2}\.\d{2}$")]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^[+-]?\d+([.,]\d+)? ?[^\d\s.,;:/-]{1,6}$|^[$€£¥] ?[\d.,]+$")]
    private static partial Regex UnitPattern();
}
