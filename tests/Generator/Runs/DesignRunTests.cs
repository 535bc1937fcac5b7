using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Reports;
using PrintedMlp.Generator.Reports.Html;
using PrintedMlp.Generator.Runs;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search;

namespace PrintedMlp.Tests.Generator.Runs;

public sealed class DesignRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Test_rows_change_their_own_figures_and_nothing_else()
    {
        Split split = Splitter.Published(SmallRun.Balance, RunStreams.Split(1));
        int[] labels = [.. SmallRun.Balance.Labels];
        foreach (int row in split.Test)
        {
            labels[row] = (labels[row] + 1) % SmallRun.Balance.Classes.Length;
        }
        RunResult right = SmallRun.Run(SmallRun.Balance, SmallRun.Options, New("right")).Result;
        RunResult wrong = SmallRun.Run(SmallRun.Balance with { Labels = [.. labels] }, SmallRun.Options, New("wrong")).Result;
        Assert.InRange(right.Designs.Length, 2, 4);
        Assert.Equal(Files("right"), Files("wrong"));
        Assert.Equal(right.Designs.Select(d => (d.Name, d.Design.IsRecommended)), wrong.Designs.Select(d => (d.Name, d.Design.IsRecommended)));
        Assert.Equal(right.Designs.Select(d => d.Design.Validation.Correct), wrong.Designs.Select(d => d.Design.Validation.Correct));
        Assert.All(right.Designs.Zip(wrong.Designs), pair => Assert.NotEqual(pair.First.Design.Test.Accuracy, pair.Second.Design.Test.Accuracy));

        // All but the files that quote test figures.
        IEnumerable<(string, string)> Files(string run) => Directory.GetFiles(_folder.File(run), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("designs.csv" or "run.json" or "details.json" or "report.html"))
            .Select(file => (Path.GetRelativePath(_folder.File(run), file), File.ReadAllText(file))).Order();
    }

    [Fact]
    public void Every_column_of_the_table_has_one_format_and_its_run_beside_it()
    {
        FinishedRuns.Copy(New("run"));
        CsvRow[] rows = [.. CsvRow.Read(_folder.File("run/designs.csv"))];
        Assert.All(rows, row => Assert.Equal((SmallRun.Options.Output.Name, "1", "published", "in process"), (row["data"], row["seed"], row["split"], row["checked"])));
        Assert.Equal("2", rows[^1]["hidden_neurons"]);
        Assert.All(rows, row => Assert.True(row["hidden"].Length > 0 || row["hidden_neurons"] == "0"));
        Assert.All(rows, row => Assert.Equal((row["recommended"] == "yes" ? "true" : "false", "false"), (row["is_recommended"], row["is_verified"])));
        foreach (string column in new[] { "cells", "features_used", "input_bits_used", "levels_used", "seed", "hidden_neurons" })
        {
            Assert.All(rows, row => Assert.Matches("^[0-9]+$", row[column]));
        }
        RunTables.WriteJson(_folder.File("run"));
        Assert.Contains("\"is_recommended\":true,\"is_verified\":false", File.ReadAllText(_folder.File("run/designs.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_for_power_burns_less_and_grows_by_no_more_than_two_percent()
    {
        RunOptions exact = Hidden([1]) with { Search = SmallRun.Options.Search with { Method = SearchMethod.None } };
        Design area = SmallRun.Run(SmallRun.Balance, exact, New("area")).Result.Designs[^1].Design;
        RunOptions forPower = exact with { Output = exact.Output with { Goal = MappingGoal.Power } };
        Design power = SmallRun.Run(SmallRun.Balance, forPower, New("power")).Result.Designs[^1].Design;
        Assert.Equal(area.Test.Correct, power.Test.Correct);
        Assert.InRange(power.Netlist.AreaCm2, 0, 1.02 * area.Netlist.AreaCm2);
        Assert.InRange(power.StaticPowerMw, 0, 0.999 * area.StaticPowerMw);
        Assert.Contains("\"mapped_for\": \"power\"", File.ReadAllText(Path.Combine(_folder.File("power"), "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_the_front_smallest_first_the_baseline_last_and_one_recommended_design()
    {
        RunResult result = SmallRun.Run(SmallRun.Balance, SmallRun.Options, New("run")).Result;
        Assert.Equal("baseline", result.Designs[^1].Name);
        Assert.Single(result.Designs, d => d.Design.IsRecommended);
        double[] areas = [.. result.Designs[..^1].Select(d => d.Design.Netlist.AreaCm2)];
        Assert.Equal(areas.Order(), areas);
        Assert.All(result.Designs, d => Assert.True(File.Exists(Path.Combine(_folder.File("run"), d.Name, "model.json"))));
        Assert.All(result.Designs.Where(d => d.Design.Netlist.Instances.Length <= 200),
            d => Assert.True(File.Exists(Path.Combine(_folder.File("run"), d.Name, "test-kit", "test-dictionary.csv"))));
        Assert.All(result.Designs, d => Assert.True(d.Design is { Yield: null, Spread: null, DefectLoss: 0 }));
        Assert.Equal(result.Designs.Length + 1, File.ReadAllLines(_folder.File("run/designs.csv")).Length);
        EffortPoint[] curve = [.. RunOnDisk.Read(_folder.File("run")).Effort.Points];
        Assert.Equal(curve.OrderByDescending(p => p.AreaCm2).ThenBy(p => p.Rounds), curve);
        Assert.Equal(4, curve[^1].Rounds);
        // The last mapping may be smaller than what the search knew.
        Assert.InRange(result.Designs.Single(d => d.Design.IsRecommended).Design.Netlist.AreaCm2, 0.5 * curve[^1].AreaCm2, curve[^1].AreaCm2 + 1e-6);
    }

    [Fact]
    public void A_rate_of_defects_and_a_spread_give_the_same_figures_with_any_number_of_threads()
    {
        RunOptions asked = SmallRun.Options with
        {
            Search = SmallRun.Options.Search with { DefectRate = 0.01 },
            Gates = SmallRun.Options.Gates with { Spread = 0.1 },
            Data = SmallRun.Options.Data with { Split = SplitKind.Stratified },
        };
        int[] every = [.. Enumerable.Range(0, SmallRun.Balance.Rows.Length).Where(row => row % 3 == 0)];
        Dataset few = SmallRun.Balance with { Rows = SmallRun.Balance.Select([.. every]), Labels = [.. every.Select(row => SmallRun.Balance.Labels[row])] };
        RunResult result = SmallRun.Run(few, asked, New("two")).Result;
        SmallRun.Run(few, asked with { Threads = 1 }, New("one"));
        Assert.Equal(File.ReadAllText(_folder.File("two/designs.csv")), File.ReadAllText(_folder.File("one/designs.csv")));
        foreach (Design design in result.Designs.Select(d => d.Design))
        {
            Assert.InRange(design.Yield!.Accuracy.Value, 0.1, design.Test.Accuracy + design.Yield.Accuracy.Error);
            // A tenth takes no level across the threshold.
            Assert.Equal(1, design.Spread!.GatesSameShare);
            Assert.InRange(design.Spread.MeanPowerMw / NetlistSimulation.StaticPowerMw(design.Netlist,
                BitRows.Pack(RunData.Of(few, asked).For(design.Classifier).Test.Codes, design.Netlist.Inputs)), 0.95, 1.05);
        }
        Assert.DoesNotContain(result.Designs[..^1], a => result.Designs[..^1].Any(b => b != a && b.Design.Merit >= a.Design.Merit
            && b.Design.AreaCm2 < a.Design.AreaCm2 && b.Design.PowerMw <= a.Design.PowerMw));
    }

    [Fact]
    public void Two_hidden_layers_give_the_exact_network_and_gates_that_start_from_it()
    {
        (RunResult result, string[] log) = SmallRun.Run(SmallRun.Balance, Hidden([3, 2]), New("run"));
        Assert.Equal(2, result.Designs[^1].Design.Network!.Layers.Length - 1);
        Assert.Contains(result.Designs[..^1], d => d.Design.Classifier is GateClassifier && d.Design.Netlist.AreaCm2 < result.Designs[^1].Design.Netlist.AreaCm2);
        Assert.Contains(log, line => line.StartsWith("search 5 hidden: ", StringComparison.Ordinal));
        Assert.Contains("note: the search for networks looks at one hidden layer; --hidden 3-2 gives the exact network, and the search over gates goes on "
            + "from trees, from networks that it can look at, and from it", log);
    }

    [Fact]
    public void Two_hidden_layers_without_the_search_over_gates_give_the_exact_network_only()
    {
        RunOptions options = Hidden([3, 2]);
        (RunResult result, string[] log) = SmallRun.Run(SmallRun.Balance, options with { Gates = options.Gates with { AreSearched = false } }, New("run"));
        DesignRow only = Assert.Single(result.Designs);
        Assert.Equal(("baseline", true), (only.Name, only.Design.IsRecommended));
        Assert.Contains("note: the search for networks looks at one hidden layer; --hidden 3-2 gives the exact network only", log);
    }

    [Fact]
    public void Too_many_neurons_for_the_search_for_networks_give_the_exact_network_and_gates()
    {
        (RunResult result, string[] log) = SmallRun.Run(SmallRun.Balance, Hidden([65]), New("run"));
        Assert.Equal("baseline", result.Designs[^1].Name);
        Assert.Contains(result.Designs[..^1], d => d.Design.Classifier is GateClassifier);
        Assert.Contains("note: the search for networks looks at at most 64 hidden neurons and 64 classes; --hidden 65 gives the exact network, "
            + "and the search over gates goes on from trees, from networks that it can look at, and from it", log);
    }

    [Fact]
    public void Several_sizes_are_searched_into_one_front()
    {
        RunOptions options = Hidden([2], [1], [2]) with { Search = SmallRun.Options.Search with { MaxDesigns = 100 } };
        (RunResult result, string[] log) = SmallRun.Run(SmallRun.Balance, options, New("run"));
        Assert.Equal(2, result.Designs[^1].Design.Network!.Layers[0].Neurons.Length);
        Assert.Single(log, line => line.StartsWith("search 1 hidden: 100 %", StringComparison.Ordinal));
        Assert.Single(log, line => line.StartsWith("search 2 hidden: 100 %", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Designs[..^1], a => result.Designs[..^1].Any(b => b != a && b.Design.Netlist.AreaCm2 <= a.Design.Netlist.AreaCm2
            && b.Design.StaticPowerMw <= a.Design.StaticPowerMw && b.Design.Training.Accuracy >= a.Design.Training.Accuracy
            && b.Design.Validation.Accuracy > a.Design.Validation.Accuracy));
    }

    [Fact]
    public void A_run_that_stopped_in_its_search_goes_on_to_the_same_files()
    {
        string checkpoints = New("checkpoints");
        FinishedRuns.Copy(New("undisturbed"));
        Assert.Throws<TimeoutException>(() => SmallRun.Run(SmallRun.Balance, SmallRun.Options, New("stopped"), checkpoints, new StopAt("search 2 hidden: 50 %")));
        (_, string[] log) = SmallRun.Run(SmallRun.Balance, SmallRun.Options, New("resumed"), checkpoints);
        Assert.Contains("resuming the search of 2 hidden neurons after 1 of 2 batches", log);
        Assert.Equal(Files("undisturbed"), Files("resumed"));

        (string, string)[] Files(string run) => [.. Directory.GetFiles(_folder.File(run), "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(_folder.File(run), file), File.ReadAllText(file))).Order()];
    }

    public void Dispose() => _folder.Dispose();

    private static RunOptions Hidden(params ImmutableArray<int>[] sizes) =>
        SmallRun.Options with { Training = SmallRun.Options.Training with { HiddenSizes = [.. sizes] } };

    private string New(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;

    /// <summary>Ends a run at a line of its log.</summary>
    private sealed class StopAt(string start) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            if (value!.StartsWith(start, StringComparison.Ordinal))
            {
                throw new TimeoutException();
            }
        }
    }
}
