using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using PrintedMlp.Approx;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Data;

/// <summary>Decides which rows train, choose and test.</summary>
public static class Splitter
{
    private const int Training = 0, Validation = 1, Test = 2;

    /// <summary>The division that a data set asks for: given parts, whole groups, or the usual one.</summary>
    /// <param name="data">The data.</param>
    /// <param name="published">Whether the usual one is that of the literature.</param>
    /// <param name="random">Decides what is not given.</param>
    /// <exception cref="UserException">A part has no row.</exception>
    public static Split Of(Dataset data, bool published, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(data);
        return !data.GivenParts.IsEmpty ? Given(data, random)
            : !data.Groups.IsEmpty ? GroupSplitter.Divided(data, random)
            : published ? Published(data, random)
            : Stratified(data, random);
    }

    /// <summary>The given parts. Where no validation row is given, a quarter of the training rows, by class and
    /// <paramref name="random"/> or as whole groups, becomes validation rows.</summary>
    /// <exception cref="UserException">A part has no row.</exception>
    public static Split Given(Dataset data, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        ImmutableArray<int> training = Rows(RowPart.Training), validation = Rows(RowPart.Validation), test = Rows(RowPart.Test);
        if (validation.IsEmpty && !data.Groups.IsEmpty)
        {
            (training, validation) = GroupSplitter.WithoutValidation(training, data, random);
        }
        else if (validation.IsEmpty)
        {
            ImmutableArray<int>[] parts = Deal(training, data, [Training, Validation, Training, Training], random);
            (training, validation) = (parts[Training], parts[Validation]);
        }
        return Checked(new Split(training, validation, test), data);

        ImmutableArray<int> Rows(RowPart part) => [.. Enumerable.Range(0, data.Rows.Length).Where(row => data.GivenParts[row] == part)];
    }

    /// <summary>60 % training, 20 % validation and 20 % test rows, of each class and in all, within one row. A class of a
    /// single row trains. Row numbers ascend in each part.</summary>
    /// <exception cref="UserException">There are too few rows for three parts.</exception>
    public static Split Stratified(Dataset data, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        ImmutableArray<int>[] parts =
            Deal(Enumerable.Range(0, data.Rows.Length), data, [Training, Validation, Training, Test, Training], random);
        return Checked(new Split(parts[Training], parts[Validation], parts[Test]), data);
    }

    /// <summary>The split of the literature: the 30 % test rows, in the order, that scikit-learn's train_test_split draws
    /// with test_size=0.3, random_state=42 and no stratification. A quarter of the other rows, by class and by
    /// <paramref name="random"/>, becomes validation rows.</summary>
    /// <exception cref="UserException">There are too few rows for three parts.</exception>
    public static Split Published(Dataset data, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        int count = data.Rows.Length;
        int tests = (int)Math.Ceiling(0.3 * count);
        int[] order = Permutation(count, new MersenneTwister(42));
        ImmutableArray<int>[] parts = Deal(order.Skip(tests).Order(), data, [Training, Validation, Training, Training], random);
        return Checked(new Split(parts[Training], parts[Validation], [.. order.Take(tests)]), data);
    }

    /// <summary>At most so many rows, of each class and group as many as its share of all is, within one row.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="most">At least 1.</param>
    /// <param name="data">The data.</param>
    /// <param name="random">Decides which rows of a class.</param>
    public static ImmutableArray<int> Shares(ImmutableArray<int> rows, int most, Dataset data, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(data);
        int groups = Math.Max(1, data.GroupNames.Length);
        return Shares(rows, most, row => (long)data.Labels[row] * groups + (data.Groups.IsEmpty ? 0 : data.Groups[row]), random);
    }

    /// <summary>At most so many rows, of each kind as many as its share of all is, within one row.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="most">At least 1.</param>
    /// <param name="kind">The kind of a row.</param>
    /// <param name="random">Decides which rows of a kind.</param>
    internal static ImmutableArray<int> Shares(ImmutableArray<int> rows, int most, Func<int, long> kind, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (rows.Length <= most)
        {
            return rows;
        }
        int[] order = [.. rows];
        random.Shuffle<int>(order);
        order = [.. order.OrderBy(kind)];
        return [.. Enumerable.Range(0, most).Select(i => order[(int)((long)i * order.Length / most)]).Order()];
    }

    /// <summary>NumPy's RandomState.permutation, recipe and all.</summary>
    private static int[] Permutation(int count, MersenneTwister twister)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            uint mask = BitOperations.RoundUpToPowerOf2((uint)i + 1) - 1;
            uint j;
            do
            {
                j = twister.NextUInt32() & mask;
            }
            while (j > i);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    /// <summary>Deals the rows of class after class, shuffled within the class, to the parts that <paramref name="hands"/>
    /// names in turn. Any two hands in succession must include training, so that a class of two rows has one there.</summary>
    private static ImmutableArray<int>[] Deal(IEnumerable<int> rows, Dataset data, int[] hands, RandomStream random)
    {
        List<int>[] parts = [[], [], []];
        int dealt = 0;
        foreach (IGrouping<int, int> group in rows.GroupBy(row => data.Labels[row]).OrderBy(group => group.Key))
        {
            int[] members = [.. group];
            random.Child((ulong)group.Key).Shuffle<int>(members);
            foreach (int row in members)
            {
                parts[members.Length == 1 ? Training : hands[dealt++ % hands.Length]].Add(row);
            }
        }
        return [.. parts.Select(part => part.Order().ToImmutableArray())];
    }

    private static Split Checked(Split split, Dataset data) =>
        split.Training.IsEmpty || split.Validation.IsEmpty || split.Test.IsEmpty
            ? throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"The data has {data.Rows.Length} rows of {data.Classes.Length} classes: too few to split into training, ") +
                "validation and test rows. " + (DataNotes.AreNumbers(data.Classes) && data.Classes.Length * 2 > data.Rows.Length
                    ? $"The class ({Cell.Short(data.ClassColumn)}) looks like a measured value: the answer is a class, " +
                      "so cut the values into a few ranges."
                    : "Give more rows of each class."))
            : split;
}

/// <summary>What a row serves.</summary>
public enum RowPart
{
    /// <summary>Models are fitted to it.</summary>
    Training,

    /// <summary>Choices are made on it.</summary>
    Validation,

    /// <summary>It is read once, for the final figures.</summary>
    Test,
}

/// <summary>Which rows of a data set serve what. Row numbers count from 0 in file order after dropped rows.</summary>
/// <param name="Training">Rows that models are fitted to.</param>
/// <param name="Validation">Rows that choices are made on.</param>
/// <param name="Test">Rows that are read once, for the final figures.</param>
public sealed record Split(ImmutableArray<int> Training, ImmutableArray<int> Validation, ImmutableArray<int> Test);
