using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Static power of a cell by input state. A characteriser writes one <c>leakage_power</c> group for each state
/// and supply pin. Currents that enter by the power pins leave by the ground pins, so a state's figure is the sum over
/// its power pins or the sum over its ground pins, whichever is larger: libraries give the ground 0 or repeat the
/// figure, and neither may count twice. A group without a supply pin is about the whole cell and goes first.</summary>
internal sealed partial class LibertyLeakage
{
    private readonly LibertyGroup _cell;
    private readonly LibertyNotes _notes;
    private readonly HashSet<string> _grounds;
    private readonly Dictionary<string, double>[] _byState;
    private readonly Dictionary<string, double> _always = [];

    private LibertyLeakage(LibertyGroup cell, int states, LibertyNotes notes)
    {
        (_cell, _notes) = (cell, notes);
        _grounds = [.. Grounds(cell)];
        _byState = [.. Enumerable.Range(0, states).Select(_ => new Dictionary<string, double>())];
    }

    /// <summary>The figures in units of the library, one for each input state. A state without one has the cell's
    /// <c>cell_leakage_power</c>, else the group without a condition, else the mean of the other states, else
    /// <paramref name="fallback"/>, else 0 with a note.</summary>
    public static ImmutableArray<double> Of(
        LibertyGroup cell, ImmutableArray<string> inputs, IReadOnlyDictionary<string, string> functions, double? fallback, LibertyNotes notes)
    {
        LibertyLeakage leakage = new(cell, 1 << inputs.Length, notes);
        foreach (LibertyGroup group in cell.All("leakage_power"))
        {
            leakage.Add(group, inputs, functions);
        }
        return leakage.Figures(fallback);
    }

    /// <summary>The mean over all conditions that the file gives, for a cell whose outputs are no function of its inputs: the cell's
    /// <c>cell_leakage_power</c>, else the mean of its groups, else <paramref name="fallback"/>, else null.</summary>
    public static double? Mean(LibertyGroup cell, double? fallback, LibertyNotes notes)
    {
        LibertyLeakage leakage = new(cell, 0, notes);
        Dictionary<string, Dictionary<string, double>> byCondition = [];
        foreach (LibertyGroup group in cell.All("leakage_power"))
        {
            if (group.Find("value") is { } attribute)
            {
                string condition = group.Text("when") ?? "";
                byCondition.TryAdd(condition, []);
                byCondition[condition].TryAdd(group.Text("related_pg_pin") ?? "",
                    LibertyNumber.Parse(attribute.Values[0], "the leakage", attribute.Line));
            }
        }
        return leakage.Attribute("cell_leakage_power") ?? (byCondition.Count > 0 ? byCondition.Values.Average(leakage.Total) : fallback);
    }

    private void Add(LibertyGroup group, ImmutableArray<string> inputs, IReadOnlyDictionary<string, string> functions)
    {
        string? when = group.Text("when");
        if (group.Find("value") is not { } attribute || States(group, when, inputs, functions) is not { } states)
        {
            _notes.Add(group.Line, $"cell {_cell.Argument}: leakage_power {(when is null ? "without a value" : $"when \"{when}\"")} is not "
                + "understood, skipped", _cell.Argument);
            return;
        }
        double value = LibertyNumber.Parse(attribute.Values[0], "the leakage", attribute.Line);
        string pin = group.Text("related_pg_pin") ?? "";
        IEnumerable<Dictionary<string, double>> targets =
            when is null ? [_always] : _byState.Where((_, state) => (states >> state & 1) == 1);
        foreach (Dictionary<string, double> target in targets)
        {
            if (!target.TryAdd(pin, value) && target[pin] != value)
            {
                _notes.Add(group.Line, $"cell {_cell.Argument}: a second, different leakage for the same state and supply pin, the first counts",
                    _cell.Argument);
            }
        }
    }

    /// <summary>The states of a condition, which may name output pins too; null when it cannot be read.</summary>
    private static uint? States(LibertyGroup group, string? when, ImmutableArray<string> inputs, IReadOnlyDictionary<string, string> functions)
    {
        if (when is null)
        {
            return group.Find("when") is null ? uint.MaxValue : null;
        }
        try
        {
            string overInputs = Name().Replace(when, m => functions.TryGetValue(m.Value, out string? function) ? $"({function})" : m.Value);
            return BooleanFunction.Parse(overInputs, inputs);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private ImmutableArray<double> Figures(double? fallback)
    {
        double?[] given = [.. _byState.Select(Total)];
        if (!given.Contains(null))
        {
            return [.. given.Select(g => g!.Value)];
        }
        double? rest = Attribute("cell_leakage_power") ?? Total(_always) ?? given.Average() ?? fallback;
        if (rest is null)
        {
            _notes.Add(_cell.Line, $"cell {_cell.Argument} has no leakage figure, its static power counts as 0", _cell.Argument);
        }
        return [.. given.Select(g => g ?? rest ?? 0)];
    }

    /// <summary>A cell's own figure; the Liberty manual has a negative one mean "not given".</summary>
    private double? Attribute(string name) =>
        _cell.Find(name) is { } attribute && LibertyNumber.Parse(attribute.Values[0], name, attribute.Line) is >= 0 and double value
            ? value : null;

    private double? Total(Dictionary<string, double> byPin) =>
        byPin.Count == 0 ? null
        : byPin.TryGetValue("", out double whole) ? whole
        : Math.Max(Sum(byPin, ground: false), Sum(byPin, ground: true));

    private double Sum(Dictionary<string, double> byPin, bool ground) =>
        byPin.Where(p => _grounds.Contains(p.Key) == ground).Select(p => p.Value).DefaultIfEmpty(double.NegativeInfinity).Sum();

    /// <summary>Ground pins: by their declared type, else by what everybody calls them.</summary>
    private static IEnumerable<string> Grounds(LibertyGroup cell)
    {
        foreach (string pin in cell.All("leakage_power").Select(g => g.Text("related_pg_pin")).OfType<string>().Distinct())
        {
            string? type = cell.All("pg_pin").FirstOrDefault(g => g.Arguments.Contains(pin))?.Text("pg_type");
            if (type?.EndsWith("ground", StringComparison.Ordinal) ?? UsualGround().IsMatch(pin))
            {
                yield return pin;
            }
        }
    }

    [GeneratedRegex("VSS|GND|GROUND", RegexOptions.IgnoreCase)]
    private static partial Regex UsualGround();

    [GeneratedRegex(@"[A-Za-z0-9_\[\]]+")]
    private static partial Regex Name();
}
