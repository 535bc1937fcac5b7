using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>The fourth stage of a run: the chosen designs mapped with all effort, with their figures, their names, and one of them
/// recommended.</summary>
/// <param name="Designs">The designs, smallest first; then the tree, when there is one; the exact baseline last.</param>
internal sealed record Mapped(ImmutableArray<Design> Designs)
{
    /// <summary>What a user should know of the choice, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Growth of a netlist's area that less power may cost.</summary>
    public const double ExtraAreaForPower = 0.02;

    /// <summary>Training rows whose power is looked at while it is made less.</summary>
    public const int RowsForPower = 512;

    /// <summary>Maps what was chosen, which may change who beats whom; only then are test rows looked at, for figures.</summary>
    public static Mapped Of(DesignTask task, Chosen chosen)
    {
        FrontChoice choice = new(task.Options, task.Data, task.Mapper.Builtin);
        if (!chosen.Front.IsEmpty)
        {
            task.Log.Line($"mapping {chosen.Front.Length} designs to cells");
        }
        ImmutableArray<Design> front = FrontChoice.Front([.. chosen.Front.Select((d, i) =>
        {
            task.Log.Show($"mapping {i + 1} of {chosen.Front.Length}");
            return OnCells(task, d);
        })]);
        task.Log.Clear();
        Design? recommended = choice.Recommended(front, chosen.Exact);
        if (chosen.Considered > 0)
        {
            task.Log.Line($"front: {chosen.Considered} designs, {front.Length} are written");
        }
        front = [.. front.Select((d, i) => d.Priced(d.Hardware!, task.Data, task.Options) with
        {
            Name = Path.Combine("designs", $"{i + 1:00}"),
            IsRecommended = d == recommended,
        })];
        Design exact = Final(task, chosen.Exact) with { Name = Design.BaselineName, IsRecommended = recommended is null };
        ImmutableArray<string> notes = [.. NotesOf(task, front, exact)];
        foreach (string note in notes)
        {
            task.Log.Line($"note: {note}");
        }
        Design[] trees = chosen.Tree is { } tree ? [Final(task, tree) with { Name = Design.TreeName }] : [];
        return new Mapped([.. front, .. trees, exact]) { Notes = notes };
    }

    /// <summary>The rows whose power is looked at, spread evenly over all rows.</summary>
    public static byte[][] RowsOfPower(IReadOnlyList<byte[]> rows) => [.. rows.Where((_, i) => i % (1 + rows.Count / RowsForPower) == 0)];

    private static IEnumerable<string> NotesOf(DesignTask task, ImmutableArray<Design> front, Design exact)
    {
        var commonest = CommonestClass.Of(task.Data);
        if (commonest.BeatsAll(front.Append(exact), task.Options))
        {
            yield return commonest.BeatsAllNote;
        }
        else if (task.Options.Search.Weighting == Weighting.Rows && SplitNotes.OfRareClasses(task.Data.Dataset).Any())
        {
            RunOptions options = task.Options with { Search = task.Options.Search with { Balanced = true } };
            Design[] judged = [.. front.Append(exact).Select(d => d with { Judgement = d.JudgedBy(Weighting.Classes) })];
            Design now = judged.First(d => d.IsRecommended);
            Design balanced = new FrontChoice(options, task.Data, task.Mapper.Builtin).Recommended(judged[..^1], judged[^1]) ?? judged[^1];
            if (balanced.Name != now.Name)
            {
                yield return $"counted by class, {balanced.Name} would be recommended in place of {now.Name}: balanced accuracy on validation rows "
                    + $"{balanced.JudgedBy(Weighting.Classes).Validation:0.000} in place of {now.JudgedBy(Weighting.Classes).Validation:0.000}, "
                    + $"{balanced.AreaCm2:0.###} in place of {now.AreaCm2:0.###} cm2; --objective balanced searches for such designs";
            }
        }
    }

    private static Design Final(DesignTask task, Design design)
    {
        Design mapped = OnCells(task, design);
        return mapped.Priced(mapped.Hardware!, task.Data, task.Options);
    }

    /// <summary>On its last netlist, with the costs that the choice counts.</summary>
    private static Design OnCells(DesignTask task, Design design)
    {
        (Circuit circuit, PartRows rows) = (design.Classifier.ToCircuit(), task.Data.For(design.Classifier));
        MappedCircuit mapped = task.Mapper.Map(design.Classifier, circuit, rows.All.Codes);
        // The search's own netlist is sometimes smaller than what the circuit maps to.
        mapped = design.Hardware is { } own && own.Netlist.AreaCm2 < mapped.Netlist.AreaCm2 ? own : mapped;
        if (task.Options.Output.Goal == MappingGoal.Power)
        {
            BitRows seen = BitRows.Pack(RowsOfPower(rows.Training.Codes), circuit.Inputs);
            mapped = mapped with { Netlist = task.Mapper.Builtin.WithLessPower(mapped.Netlist, seen, ExtraAreaForPower) };
        }
        bool? isSmallest = mapped.Netlist.AreaCm2 <= design.Hardware?.Netlist.AreaCm2 ? design.IsSmallest : null;
        return design.Mapped(mapped, task.Data, task.Options).WithDefects(task.Data, task.Options) with { IsSmallest = isSmallest };
    }
}
