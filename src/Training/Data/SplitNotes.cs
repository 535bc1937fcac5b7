using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>What a user should know of a division of rows: rows that stand on both sides, classes and groups that stand on one only.</summary>
public static class SplitNotes
{
    /// <summary>The notes.</summary>
    /// <param name="data">The data.</param>
    /// <param name="split">Its division.</param>
    public static ImmutableArray<string> Of(Dataset data, Split split)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        return [.. OfTwins(data, split), .. OfClasses(data, split), .. OfGroups(data, split)];
    }

    /// <summary>What a user should know of rare classes when accuracy counts rows.</summary>
    /// <param name="data">The data.</param>
    public static IEnumerable<string> OfRareClasses(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int[] rows = new int[data.Classes.Length];
        foreach (int label in data.Labels)
        {
            rows[label]++;
        }
        string[] rare = [.. data.Classes.Where((_, c) => rows[c] * 10 < data.Labels.Length).Select(Words.Quoted)];
        if (rare.Length > 0)
        {
            yield return $"{Words.Count(rare.Length, "class")} of fewer than one row in ten ({Words.List(rare)}): accuracy hardly sees "
                + $"{(rare.Length == 1 ? "it" : "them")}; --objective balanced makes search and choice count every class the same";
        }
    }

    private static IEnumerable<string> OfTwins(Dataset data, Split split)
    {
        HashSet<double[]> training = new(split.Training.Select(row => data.Rows[row]), new SameValues());
        int twins = split.Test.Count(row => training.Contains(data.Rows[row]));
        if (twins > 0)
        {
            yield return $"{twins} of {Words.Count(split.Test.Length, "test row")} also {(twins == 1 ? "stands" : "stand")} among the training rows";
        }
    }

    private static IEnumerable<string> OfClasses(Dataset data, Split split)
    {
        HashSet<int> trained = [.. split.Training.Select(row => data.Labels[row])], tested = [.. split.Test.Select(row => data.Labels[row])];
        string[] unknown = [.. data.Classes.Where((_, c) => !trained.Contains(c)).Select(Words.Quoted)];
        if (unknown.Length > 0)
        {
            yield return $"no training row has the class {Words.List(unknown)}: no design can learn it";
        }
        string[] untested = [.. data.Classes.Where((_, c) => trained.Contains(c) && !tested.Contains(c)).Select(Words.Quoted)];
        if (untested.Length > 0)
        {
            yield return $"no test row has the class {Words.List(untested)}: no figure says how well it is told";
        }
    }

    private static IEnumerable<string> OfGroups(Dataset data, Split split)
    {
        if (data.Groups.IsEmpty)
        {
            yield break;
        }
        HashSet<int> training = Groups(split.Training), validation = Groups(split.Validation), test = Groups(split.Test);
        yield return $"{Words.Count(data.GroupNames.Length, "group")}: {training.Count} in training, {validation.Count} in validation, "
            + $"{test.Count} in test rows";
        training.UnionWith(validation);
        string[] divided = [.. data.GroupNames.Where((_, g) => test.Contains(g) && training.Contains(g)).Select(Words.Quoted)];
        if (divided.Length > 0)
        {
            yield return $"{Words.Count(divided.Length, "group")} {(divided.Length == 1 ? "stands" : "stand")} on both sides of the given test rows: "
                + Words.List(divided);
        }
        ILookup<int, int> groups = data.Labels.Zip(data.Groups).Distinct().ToLookup(pair => pair.First, pair => pair.Second);
        foreach (IGrouping<int, int> only in groups.Where(group => group.Count() == 1).OrderBy(group => group.Key))
        {
            yield return $"all rows of the class {Words.Quoted(data.Classes[only.Key])} are of the group "
                + $"{Words.Quoted(data.GroupNames[only.First()])}: no figure says how well it is told in another group";
        }

        HashSet<int> Groups(ImmutableArray<int> part) => [.. part.Select(row => data.Groups[row])];
    }

    /// <summary>Two rows are the same when all their values are.</summary>
    private sealed class SameValues : IEqualityComparer<double[]>
    {
        public bool Equals(double[]? x, double[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(double[] values)
        {
            HashCode hash = default;
            foreach (double value in values)
            {
                hash.Add(value);
            }
            return hash.ToHashCode();
        }
    }
}
