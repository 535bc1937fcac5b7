using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports.Details;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.TestKits;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Designs;

public class AnswerFlagsTests
{
    private static readonly RunOptions Options = SmallRun.Options with
    {
        Data = new DataSettings { Clip = new Clip(5, 95) },
        Gates = SmallRun.Options.Gates with { ReadsLevels = true, FlagsRange = true, Reject = 0.2 },
    };

    [Fact]
    public void Flags_say_what_the_raw_values_say_and_the_class_stays()
    {
        Dataset table = Drawn();
        var data = RunData.Of(table, Options);
        GatePrices prices = new(Options.Output.Technology.Value);
        FloatMlp teacher = FloatTrainer.Train(data.Training, data.Validation, new TrainerOptions { Hidden = [3], Restarts = 1, Updates = 500, Threads = 1 }, new(1));
        ImmutableArray<Design> trees = [.. new TreeDesigns(Options, data, prices).Classifiers.Take(16).Select(c => Design.Of(c, data, Options)
            .Mapped(new MappedCircuit(prices.NetlistOf(c.Gates, c.Signals), Optimizer.Builtin, null), data, Options))];
        AnswerFlags flags = new(Options, data, SmallRun.Mapper, new Doubts(Options, data, teacher, trees));
        Design plain = trees[^1], flagged = flags.On(plain)!.Priced(flags.On(plain)!.Hardware!, data, Options);
        Assert.InRange(flagged.AreaCm2, plain.AreaCm2, 1.9 * plain.AreaCm2);

        Classifier classifier = ClassifierFile.Parse(flagged.Classifier.ToJson(), "model.json");
        Assert.Equal([AnswerFlag.OutOfRange, AnswerFlag.Unsure], classifier.Flags.ToArray());
        CodedRows all = data.OnLevels.All;
        int[] answers = classifier.Classify(all.Codes);
        Assert.Equal(answers, NetlistSimulation.Classify(flagged.Netlist, BitRows.Pack(all.Codes, flagged.Netlist.Inputs)));
        Assert.Equal(plain.Classifier.Classify(all.Codes), classifier.Indices(all.Codes));
        int[] read = [.. classifier.Levels.Select(level => level.Feature).Distinct()];
        bool[] outside = [.. table.Rows.Select(raw => read.Any(f => raw[f] < data.Scale.Ranges[f].Low || raw[f] > data.Scale.Ranges[f].High))];
        Assert.Equal(outside, answers.Select(answer => classifier.IsRaised(answer, AnswerFlag.OutOfRange)));
        Assert.InRange(outside.Count(o => o), 1, all.Count / 2);

        byte[] raised = all.Codes.First(codes => classifier.Classify([codes])[0] > 3);
        PlanExample example = PlanExample.Of(classifier, raised, []);
        Assert.Equal((classifier.Classify([raised])[0], classifier.Indices([raised])[0]), (example.Answer, example.Class));
        using TempFolder folder = new();
        RunNames names = new([.. table.Features.Zip(data.Scale.Ranges, (name, range) => (name, range.Low, range.High))], table.Classes, null);
        TestKitFiles.Write(TestKit.Of(TestedDesign.Of("flagged", classifier, flagged.Netlist, all.Codes, names)), folder.Path);
        Assert.All(File.ReadAllLines(folder.File("test-codes.csv")).Skip(1), line => Assert.Contains(line.Split(',')[^1], table.Classes));
        ReadFeature[] missed = [.. ReadFeature.Of(flagged, data.OnLevels)];
        ReadFeature[] missedPlain = [.. ReadFeature.Of(plain, data.OnLevels)];
        Assert.NotEmpty(missedPlain);
        // The class is the same, so what it loses without a feature is.
        Assert.All(missedPlain, feature => Assert.Contains(feature, missed));
        FlagTrial trial = flagged.Flags!;
        Assert.InRange(trial.Unsure, 0.02, 0.35);
        Assert.Contains(trial.Curve, point => point.Share > 0.7 && point.Accuracy > flagged.Test.Accuracy + 0.03);
        Assert.Equal(trial.Curve.OrderByDescending(point => point.Share), trial.Curve);
    }

    [Fact]
    public void A_design_is_doubted_where_it_answers_an_index_that_is_no_class()
    {
        var data = RunData.Of(Drawn(), Options);
        FloatMlp teacher = FloatTrainer.Train(data.Training, data.Validation, new TrainerOptions { Hidden = [3], Restarts = 1, Updates = 500, Threads = 1 }, new(1));
        // Class index 3 of three where the last feature, which says nothing, is above a level.
        int inputs = LevelEncoder.Inputs(data.Grid).Length;
        Literal level = CircuitBuilder.Input(inputs - LevelEncoder.Inputs(data.Grid).Count(i => i.Feature == 2) / 2);
        GateClassifier own = LevelEncoder.Classifier(new GateList(inputs, [], [], [level, level]), data.Grid);
        ImmutableArray<Doubt> doubts = new Doubts(Options, data, teacher, []).About(own);
        Assert.InRange(own.Classify(data.OnLevels.Training.Codes).Count(answer => answer == 3), data.Training.Count / 5, data.Training.Count * 4 / 5);
        // On the others it answers class 0, a quarter of the rows.
        Assert.True(doubts[0].Believed > 0.8, $"{doubts[0]}");
    }

    [Fact]
    public void Where_no_design_reads_levels_or_thresholds_have_no_room_flags_are_refused()
    {
        RunOptions codes = Options with { Gates = Options.Gates with { ReadsLevels = false } };
        Assert.StartsWith("--flag-range: only designs behind comparators", Assert.Throws<UserException>(() => RunData.Of(SmallRun.Balance, codes)).Message,
            StringComparison.Ordinal);
        RunOptions fine = Options with { Data = Options.Data with { InputBits = 8 } };
        Assert.Contains("Expected at most 253", Assert.Throws<UserException>(() => RunData.Of(Drawn(), fine)).Message, StringComparison.Ordinal);
    }

    /// <summary>Three classes in two features, noise near the borders.</summary>
    private static Dataset Drawn()
    {
        RandomStream random = new(11);
        ImmutableArray<double[]> rows = [.. Enumerable.Range(0, 1200).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })];
        return new Dataset(["a", "b", "c"], ["x", "y", "z"], rows,
            [.. rows.Select(row => Label(row[0] + row[1] + 0.15 * (random.NextDouble() - 0.5), row[0] - row[1] + 0.15 * (random.NextDouble() - 0.5)))]);

        static int Label(double sum, double difference) => sum > 1 ? 2 : difference > 0 ? 1 : 0;
    }
}
