using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Tests.Training.Gradient;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Tests.Training.Gates;

public class GateSearchTests
{
    private static readonly CodedRows Rows = DrawnGates.Rows();

    private static readonly BitRows Packed = BitRows.Pack(Rows.Codes, DrawnGates.Inputs);

    private static readonly Lazy<byte[]> Expected = new(() => State(Finished(Task(threads: 1))));

    [Theory]
    [InlineData(2, VectorUnit.Bits512)]
    [InlineData(8, VectorUnit.Bits256)]
    [InlineData(3, VectorUnit.Scalar)]
    public void Neither_threads_nor_vector_unit_change_anything(int threads, VectorUnit unit) =>
        Assert.Equal(Expected.Value, State(Finished(Task(threads, unit))));

    [Theory]
    [InlineData(1, VectorUnit.Bits512)]
    [InlineData(8, VectorUnit.Bits256)]
    public void Nor_do_they_where_each_round_has_rows_of_its_own(int threads, VectorUnit unit) =>
        Assert.Equal(State(Finished(WithOwnRows(Task()))), State(Finished(WithOwnRows(Task(threads, unit)))));

    [Fact]
    public void What_is_found_on_the_rows_of_a_round_is_counted_on_those_of_the_search() =>
        Assert.All(Finished(WithOwnRows(Task())).Archive.Entries, entry => Assert.Equal(entry.Loss, DrawnGates.Wrong(entry.Gates, Packed, Rows.Labels)));

    [Theory]
    [InlineData(1, VectorUnit.Bits512)]
    [InlineData(8, VectorUnit.Scalar)]
    public void Nor_do_they_where_the_search_goes_on_beyond_the_front(int threads, VectorUnit unit) =>
        Assert.Equal(State(Finished(Beyond(Task()))), State(Finished(Beyond(Task(threads, unit)))));

    [Fact]
    public void It_goes_on_to_fewer_errors_where_the_best_netlist_holds_on_validation_rows()
    {
        // A majority of nine, from the majority of three majorities.
        CodedRows rows = ToyRows.Of(1000, 9, 2, codes => codes.Sum(code => code) >= 5 ? 1 : 0, bits: 1);
        CircuitBuilder builder = new([.. Enumerable.Range(0, 9).Select(feature => new InputSignal(feature, 0))]);
        Literal[] inputs = [.. Enumerable.Range(0, 9).Select(CircuitBuilder.Input)];
        Circuit start = builder.Build([Majority([.. inputs.Chunk(3).Select(Majority)])]);
        GateSearchTask task = new(GateRows.Of(rows, start.Inputs), [GateList.Of(start, DrawnGates.Egfet.Universal)], DrawnGates.Egfet, InputPrices.Free(9),
            new GateSearchOptions { Budget = new GateBudget(12, 4, 8000), Threads = 2 }, new RandomStream(5));
        long with = Best(task with { Validation = task.Rows }), without = Best(task);
        Assert.True(with < 0.7 * without, $"{with} errors, {without} without");

        Literal Majority(Literal[] of) => builder.Or(builder.And(of[0], of[1]), builder.And(of[2], builder.Or(of[0], of[1])));

        static long Best(GateSearchTask task) => Finished(task).Archive.Front.First().Loss;
    }

    [Fact]
    public void It_does_not_where_the_best_netlist_fails_on_validation_rows()
    {
        CodedRows others = Rows with { Labels = [.. Rows.Labels.Select(_ => 7)], Classes = 8 };
        Assert.Equal(Expected.Value, State(Finished(Task() with { Validation = GateRows.Of(others, DrawnGates.Inputs) })));
    }

    [Fact]
    public void Another_seed_finds_other_netlists() => Assert.NotEqual(Expected.Value, State(Finished(Task(seed: 2))));

    [Fact]
    public void The_smallest_without_an_error_stays_where_a_smaller_one_has_few()
    {
        GateArchive archive = new(10_000);
        archive.Add(new GateEntry(Start(1), 0, 70));
        archive.Add(new GateEntry(Start(2), 1, 50));
        archive.Add(new GateEntry(Start(3), 13, 40));
        archive.Add(new GateEntry(Start(4), 0, 60));
        Assert.Equal([(0L, 60L), (1, 50), (13, 40)], archive.Front.Select(e => (e.Loss, e.Price)));
    }

    [Theory]
    [InlineData(Weighting.Rows)]
    [InlineData(Weighting.Classes)]
    public void A_search_that_stops_after_any_batch_and_goes_on_finds_the_same(Weighting weighting)
    {
        using TempFolder folder = new();
        GateSearchTask task = Beyond(WithOwnRows(Task(weighting: weighting)));
        GateSearch undisturbed = GateSearch.Start(task);
        List<GateCheckpoint> checkpoints = [];
        while (!undisturbed.IsDone)
        {
            checkpoints.Add(new GateCheckpoint(folder.File($"{checkpoints.Count}"), "tiny"));
            checkpoints[^1].Save(undisturbed);
            undisturbed.Step();
        }
        Assert.All(checkpoints, checkpoint =>
        {
            GateSearch resumed = GateSearch.Restore(task, Assert.IsType<GateSearchState>(checkpoint.Load()));
            Assert.Equal(State(undisturbed), State(Continued(resumed)));
        });
    }

    [Fact]
    public void A_checkpoint_of_another_search_is_refused()
    {
        using TempFolder folder = new();
        new GateCheckpoint(folder.File("state"), "one").Save(GateSearch.Start(Task()));
        Assert.Throws<UserException>(() => new GateCheckpoint(folder.File("state"), "other").Load());
    }

    [Fact]
    public void Every_entry_of_the_archive_has_the_error_and_the_area_that_it_says()
    {
        GateSearch search = Finished(Task());
        Assert.All(search.Archive.Entries, entry =>
        {
            Netlist netlist = DrawnGates.Egfet.NetlistOf(entry.Gates, DrawnGates.Inputs);
            int[] classes = NetlistSimulation.Classify(netlist, Packed);
            Assert.Equal(entry.Loss, classes.Zip(Rows.Labels).Count(p => p.First != p.Second));
            Assert.Equal(classes, CircuitSimulation.Classify(entry.Gates.ToCircuit(DrawnGates.Inputs), Packed));
            Assert.Equal(entry.AreaCm2, netlist.AreaCm2, 9);
        });
        Assert.True(search.Archive.Front.First().Loss < DrawnGates.Wrong(Start(1), Packed, Rows.Labels), "the search found nothing better than its start");
    }

    [Fact]
    public void The_history_has_the_areas_of_the_front_after_each_batch_and_what_more_batches_know_is_no_larger()
    {
        GatePrices dear = new(DrawnGates.Egfet.Library, powerWorth: 10);
        GateSearch search = GateSearch.Start(Task() with { Prices = dear });
        do
        {
            GatePoint[] known = [.. search.Archive.Entries.Select(e => new GatePoint(e.Loss, Area(e)))];
            Assert.Equal(known.Where(a => !known.Any(b => b.Loss < a.Loss && b.Area <= a.Area)), search.History.Fronts[search.Done]);
            search.Step();
        }
        while (!search.IsDone);
        Assert.Equal(search.Done + 1, search.History.Fronts.Length);
        Assert.All(search.Archive.Entries, entry =>
        {
            long?[] areas = [.. search.History.Smallest(entry.Loss)];
            Assert.InRange(areas[^1]!.Value, 0, Area(entry));
            Assert.Equal(areas.OrderByDescending(area => area ?? long.MaxValue), areas);
        });
        Assert.Contains(search.Archive.Entries, entry => search.History.Smallest(entry.Loss).Distinct().Count() > 1);

        static long Area(GateEntry entry) => (long)Math.Round(DrawnGates.Egfet.NetlistOf(entry.Gates, DrawnGates.Inputs).AreaCm2 * 1e11);
    }

    [Fact]
    public void What_was_known_and_lost_again_counts_and_a_history_goes_on_where_one_ends()
    {
        GateHistory first = new([[new(5, 90)], [new(3, 80), new(6, 40)], [new(4, 70)]]), second = new([[new(4, 75), new(5, 60)], [new(3, 50)]]);
        Assert.Equal([null, 80L, 70], first.Smallest(4));
        Assert.Equal([null, 80L, 75, 50], first.Then(second).Smallest(4));
        Assert.Equal([null, null, 75L, 50], first.Forgotten().Then(second).Smallest(4));
        Assert.All(first.Then(second).Smallest(2), Assert.Null);
    }

    [Fact]
    public void Where_sheets_have_defects_an_entry_counts_what_every_single_fault_takes()
    {
        const double Rate = 0.1;
        GateSearch search = Finished(Task() with { DefectRate = Rate });
        Assert.Equal(State(search), State(Finished(Task(threads: 3, VectorUnit.Scalar) with { DefectRate = Rate })));
        ulong[][] labels = FaultEffects.LabelBits(Packed, Rows.Labels);
        int taken = 0;
        Assert.All(search.Archive.Entries, entry =>
        {
            Netlist netlist = DrawnGates.Egfet.NetlistOf(entry.Gates, DrawnGates.Inputs);
            FaultSimulation simulation = new(netlist, Packed);
            int right = Right(simulation);
            double kept = right;
            foreach (CellDefects cell in CellDefects.Of(netlist, Rate))
            {
                kept *= 1 - cell.Probability * (1 - cell.Faults.Sum(f => f.Share * Right(simulation, f.Fault)) / right);
            }
            taken += right - (int)kept;
            // An inverter counts as if all readers of its signal saw it.
            Assert.InRange(Rows.Count - entry.Loss, kept - 1 - 0.1 * (right - kept), kept + 1 + 0.1 * (right - kept));
        });
        Assert.True(taken > 3 * search.Archive.Entries.Count(), $"defects take {taken} rows in all");

        int Right(FaultSimulation simulation, params ReadOnlySpan<Fault> faults)
        {
            simulation.Inject(faults);
            return simulation.Correct(labels);
        }
    }

    [Fact]
    public void The_balanced_objective_counts_every_class_the_same()
    {
        GateEntry best = Finished(Task(weighting: Weighting.Classes)).Archive.Front.First();
        int[] classes = CircuitSimulation.Classify(best.Gates.ToCircuit(DrawnGates.Inputs), Packed);
        double recall = Enumerable.Range(0, DrawnGates.Classes).Average(c =>
            Rows.Labels.Zip(classes).Where(p => p.First == c).Average(p => p.Second == c ? 1.0 : 0.0));
        GateRows rows = GateRows.Of(Rows, DrawnGates.Inputs, weighting: Weighting.Classes);
        Assert.Equal(1 - recall, rows.Error(best.Loss), 3);
    }

    private static GateList Start(ulong seed) => DrawnGates.Draw(60, new RandomStream(seed));

    private static GateSearchTask Task(int threads = 2, VectorUnit unit = VectorUnit.Bits128, ulong seed = 1, Weighting weighting = Weighting.Rows) => new(
        GateRows.Of(Rows, DrawnGates.Inputs, weighting), [Start(1), Start(2)], DrawnGates.Egfet, InputPrices.Free(DrawnGates.Inputs.Length),
        new GateSearchOptions { Budget = new GateBudget(3, 3, 1500), Threads = threads, Unit = unit }, new RandomStream(seed));

    private static GateSearchTask WithOwnRows(GateSearchTask task) => task with
    {
        RoundRows = random => GateRows.Of(Jitter.Extended(Rows, 1, 0.15, random), DrawnGates.Inputs),
        FewRows = task.Rows,
    };

    private static GateSearchTask Beyond(GateSearchTask task) => task with { Validation = GateRows.Of(DrawnGates.Rows(300, 2), DrawnGates.Inputs) };

    private static GateSearch Finished(GateSearchTask task) => Continued(GateSearch.Start(task));

    private static GateSearch Continued(GateSearch search)
    {
        while (!search.IsDone)
        {
            search.Step();
        }
        return search;
    }

    private static byte[] State(GateSearch search)
    {
        using TempFolder folder = new();
        new GateCheckpoint(folder.File("state"), "").Save(search);
        return File.ReadAllBytes(folder.File("state"));
    }
}
