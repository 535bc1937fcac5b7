using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies;

/// <summary>One technology whose cells live in several files.</summary>
internal static class JoinedLibrary
{
    /// <summary>All cells; named after all files.</summary>
    /// <exception cref="UserException">Two files describe the same cell.</exception>
    public static CellLibrary Of(IReadOnlyList<CellLibrary> parts)
    {
        CheckEachCellOnce(parts);
        CellLibrary first = parts[0];
        string source = string.Join(", ", parts.Select(p => p.Source));
        ImmutableArray<TechnologyNote> voltages = parts.All(p => p.VoltageV == first.VoltageV) ? []
            : [new TechnologyNote($"the files are for different supplies, {string.Join(", ", parts.Select(p => $"{p.Source} for {p.VoltageV} V"))}; "
                + $"{first.VoltageV} V is shown, and figures of different supplies are added", [], false)];
        return new CellLibrary(string.Join("+", parts.Select(p => p.Name).Distinct()), string.Join("; ", parts.Select(p => p.Description)),
            first.VoltageV, source, Sorted(parts.SelectMany(p => p.Cells), c => c.Name))
        {
            Others = Sorted(parts.SelectMany(p => p.Others), c => c.Name),
            Notes = [.. voltages, .. parts.SelectMany(p => p.Notes)],
        };
    }

    private static void CheckEachCellOnce(IReadOnlyList<CellLibrary> parts)
    {
        Dictionary<string, string> homes = [];
        foreach ((string cell, string source) in parts.SelectMany(p =>
            p.Cells.Select(c => c.Name).Concat(p.Others.Select(o => o.Name)).Select(c => (c, p.Source))))
        {
            if (!homes.TryAdd(cell, source))
            {
                throw new UserException($"cell {cell} is in {homes[cell]} and in {source}: expected each cell in one file of the technology. Leave "
                    + "one of the files out.");
            }
        }
    }

    private static ImmutableArray<T> Sorted<T>(IEnumerable<T> cells, Func<T, string> name) => [.. cells.OrderBy(name, StringComparer.Ordinal)];
}
