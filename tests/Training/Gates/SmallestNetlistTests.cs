using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gates;

public class SmallestNetlistTests
{
    private const int Inputs = 3;

    private static readonly GatePrices Egfet = DrawnGates.Egfet;

    private static readonly InputPrices Priced = new([900_000, 900_000, 900_000], [0, 0, 1], [5_000_000, 5_000_000]);

    private static readonly Literal A = CircuitBuilder.Input(0), B = CircuitBuilder.Input(1);

    /// <summary>Exclusive or of a and b as two ands and an or: three inverters.</summary>
    private static readonly GateList Exclusive = new(Inputs, [GateKind.And, GateKind.And, GateKind.Or],
        [A, !B, !A, B, new Literal(8), new Literal(10)], [new Literal(12)]);

    [Fact]
    public void An_exclusive_or_is_four_nands_in_egfet_which_is_proven()
    {
        SmallestNetlist smallest = Of(Exclusive, row => true);
        Assert.True(smallest.IsProven);
        Assert.Equal(Enumerable.Repeat(GateKind.Nand, 4), smallest.Gates.Kinds);
    }

    [Fact]
    public void What_no_row_asks_for_is_free_and_an_input_that_is_not_needed_is_not_paid()
    {
        SmallestNetlist smallest = Of(Exclusive, row => (row & 3) is 0 or 1);
        Assert.True(smallest.IsProven);
        Assert.Equal(A, Assert.Single(smallest.Gates.Outputs));
        Assert.Equal(5_900_000, SmallestNetlist.Price(smallest.Gates, Egfet, Priced));
    }

    [Fact]
    public void A_search_that_gives_up_proves_nothing_and_makes_nothing_worse()
    {
        SmallestNetlist? tried = SmallestNetlist.Of(Exclusive, read => [Rows(_ => true, read)], Egfet, Priced, patience: 3);
        Assert.Equal(new SmallestNetlist(Exclusive, false), tried);
    }

    [Fact]
    public void What_is_proven_answers_alike_and_is_no_dearer_than_any_netlist_drawn_that_does()
    {
        (RandomStream random, int proven) = (new(5), 0);
        IGrouping<int, GateList>[] drawn = [.. Enumerable.Range(0, 6_000).Select(i => Drawn(1 + i % 3, random)).GroupBy(Table).OrderBy(g => g.Key)];
        Assert.All(drawn.Where((_, i) => i % 8 == 0), alike =>
        {
            GateList cheapest = alike.MinBy(Price)!;
            SmallestNetlist smallest = Of(cheapest, row => true);
            Assert.Equal(alike.Key, Table(smallest.Gates));
            Assert.True(Price(smallest.Gates) <= Price(cheapest), $"function {alike.Key}");
            proven += smallest.IsProven ? 1 : 0;
        });
        Assert.InRange(proven, 12, 30);
    }

    [Fact]
    public void An_input_itself_is_proven_and_stays_what_it_is()
    {
        GateList input = new(Inputs, [], [], [A]);
        Assert.Equal(new SmallestNetlist(input, true), Of(input, row => true));
    }

    [Fact]
    public void Of_inputs_that_are_alike_on_all_rows_the_cheaper_one_is_read()
    {
        InputPrices prices = Priced with { Signals = [900_000, 2_000_000, 900_000] };
        GateList both = new(Inputs, [GateKind.And], [A, B], [new Literal(8)]);
        SmallestNetlist smallest = SmallestNetlist.Of(both, read => [Rows(row => (row & 3) is 0 or 3, read)], Egfet, prices)!;
        Assert.True(smallest.IsProven);
        Assert.Equal(A, Assert.Single(smallest.Gates.Outputs));
    }

    private static SmallestNetlist Of(GateList gates, Func<int, bool> occurs) => SmallestNetlist.Of(gates, read => [Rows(occurs, read)], Egfet, Priced)!;

    private static long Price(GateList gates) => SmallestNetlist.Price(gates, Egfet, Priced);

    private static BitRows Rows(Func<int, bool> occurs, IReadOnlyList<int> read)
    {
        int[] rows = [.. Enumerable.Range(0, 1 << Inputs).Where(occurs)];
        return BitRows.Of(rows.Length, read.Count, (row, input) => (rows[row] >> read[input] & 1) == 1);
    }

    /// <summary>The output on all rows.</summary>
    private static int Table(GateList gates) => CircuitSimulation.Classify(gates.ToCircuit([.. Enumerable.Range(0, Inputs)
        .Select(i => new InputSignal(0, i))]), Rows(_ => true, [0, 1, 2])).Select((answer, row) => answer << row).Sum();

    private static GateList Drawn(int gates, RandomStream random)
    {
        Literal[] pins = [.. Enumerable.Range(0, 2 * gates).Select(pin => new Literal(2 + random.Next(2 * (Inputs + pin / 2))))];
        return new GateList(Inputs, [.. Enumerable.Range(0, gates).Select(_ => (GateKind)random.Next(6))], [.. pins],
            [new Literal(2 + random.Next(2 * (Inputs + gates)))]);
    }
}
