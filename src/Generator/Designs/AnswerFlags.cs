using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;

namespace PrintedMlp.Generator.Designs;

/// <summary>Adds outputs above the class index to designs behind levels. <c>--flag-range</c>: a comparator at either end of each feature that is
/// read says whether a value lies outside. <c>--reject</c>: a second circuit on the same comparators says where the design is not sure.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; test rows are not read.</param>
/// <param name="mapper">Says what is small enough.</param>
/// <param name="doubts">Where second circuits come from; null where none is asked for.</param>
internal sealed class AnswerFlags(RunOptions options, RunData data, Mapper mapper, Doubts? doubts)
{
    /// <summary>Area with a second circuit as a multiple of the area without, at most.</summary>
    private const double MostArea = 1.5;

    /// <summary>Part of the share that may be rejected that is to be, and that has to be: who never doubts says nothing.</summary>
    private const double UsualShare = 0.8, LeastShare = 0.4;

    /// <summary>Second circuits that are mapped for a design, at most.</summary>
    private const int MostMapped = 40;

    private static readonly Comparer<InputSignal> InLine =
        Comparer<InputSignal>.Create((a, b) => (a.Feature, a.Threshold).CompareTo((b.Feature, b.Threshold)));

    private readonly GatePrices _prices = new(options.Output.Technology.Value);
    private readonly ImmutableArray<InputSignal> _inputs = LevelEncoder.Inputs(data.Grid);

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="UserException">Flags are asked for where no design reads levels.</exception>
    public static void Check(RunOptions options)
    {
        if (!options.Gates.Flags.IsEmpty && !options.ReadsLevels)
        {
            throw new UserException($"{(options.Gates.FlagsRange ? "--flag-range" : "--reject")}: only designs behind comparators have such an "
                + "output. Leave out --interface codes, --no-gate-search and --method none.");
        }
    }

    /// <summary>A grid with the ends of the ranges too, where these are flagged.</summary>
    /// <exception cref="UserException">It has no room for them.</exception>
    public static LevelGrid WithEnds(LevelGrid grid, RunOptions options) => !options.Gates.FlagsRange ? grid
        : grid.Thresholds.Max(t => t.Length) <= LevelGrid.MostBetweenEnds ? grid.WithEnds()
        : throw new UserException($"--flag-range: the two ends of a range are thresholds too, and a feature has {grid.Thresholds.Max(t => t.Length)} "
            + $"without them. Expected at most {LevelGrid.MostBetweenEnds}: give fewer --input-bits, or --levels uniform.");

    /// <summary>What a second circuit has to be, in words.</summary>
    public static string Fitting(double reject) =>
        $"that rejects between {LeastShare * reject:0.###} and {reject:0.###} of the validation rows and makes them at most half as large again";

    /// <summary>A design with the outputs that are asked for; null when no second circuit fits it.</summary>
    public Design? On(Design design)
    {
        var own = (GateClassifier)design.Classifier;
        GateList all = OverAll(own);
        ImmutableArray<GateClassifier> curve = [];
        if (doubts is not null)
        {
            double most = MostArea * AreaCm2(all);
            Doubt[] small = [.. doubts.About(own).Where(doubt => AreaCm2(Joined(own, doubt)) <= most)];
            if (small.Where(doubt => doubt.Rejected >= LeastShare * options.Gates.Reject && doubt.Rejected <= options.Gates.Reject)
                .OrderByDescending(doubt => doubt.Rejected >= UsualShare * options.Gates.Reject).Take(MostMapped)
                .FirstOrDefault(doubt => MappedCm2(Joined(own, doubt)) <= MostArea * design.AreaCm2) is not { } best)
            {
                return null;
            }
            all = Joined(own, best);
            curve = [.. Doubts.Curve(small)
                .Select(doubt => Classifier(Joined(own, doubt), own.Origin, [AnswerFlag.Unsure]))];
        }
        GateClassifier flagged = Classifier(options.Gates.FlagsRange ? WithRange(all, own.ClassBits) : all, own.Origin, options.Gates.Flags);
        MappedCircuit netlist = new(_prices.NetlistOf(flagged.Gates, flagged.Signals), Optimizer.Builtin, null);
        return Design.Of(flagged, data, options, design.Refit).Mapped(netlist, data, options) with { Curve = curve };
    }

    private GateClassifier Classifier(GateList all, Origin origin, ImmutableArray<AnswerFlag> flags) =>
        LevelEncoder.Classifier(all, data.Grid, origin) with { Flags = flags };

    /// <summary>Area in cm2 as it is, gate by gate.</summary>
    private double AreaCm2(GateList all)
    {
        GateClassifier classifier = LevelEncoder.Classifier(all, data.Grid);
        return WholeCm2(_prices.NetlistOf(classifier.Gates, classifier.Signals));
    }

    /// <summary>Area in cm2 when it is mapped.</summary>
    private double MappedCm2(GateList all) =>
        Math.Min(AreaCm2(all), WholeCm2(mapper.Map(LevelEncoder.Classifier(all, data.Grid).ToCircuit(), MappingEffort.Normal)));

    private double WholeCm2(Netlist netlist) => netlist.AreaCm2 + FrontEndUse.Cost(options.Gates.FrontEnd.Value, netlist, data).AreaCm2;

    /// <summary>A netlist over all levels.</summary>
    private GateList OverAll(GateClassifier classifier) =>
        classifier.Gates.Over(_inputs.Length, [.. classifier.Signals.Select(signal => Place(signal).Node - 1)]);

    private Literal Place(InputSignal level) => CircuitBuilder.Input(_inputs.BinarySearch(level, InLine));

    /// <summary>The design's answer, and above it whether it is not sure.</summary>
    private GateList Joined(GateClassifier own, Doubt doubt)
    {
        int bits = own.ClassBits;
        CircuitBuilder builder = Ports(bits + doubt.Second.ClassBits);
        Literal[] answer = [.. Enumerable.Range(0, bits).Select(CircuitBuilder.Input)];
        Literal unsure = !doubt.Votes ? CircuitBuilder.Input(bits)
            : Any(builder, Enumerable.Range(0, bits).Select(i => builder.Xor(answer[i], CircuitBuilder.Input(bits + i))));
        return OverAll(own).Beside(OverAll(doubt.Second)).Then(GateList.Of(builder.Build([.. answer, unsure]), _prices.Universal));
    }

    /// <summary>With whether an end is passed between the answer and what stands above it.</summary>
    private GateList WithRange(GateList all, int bits)
    {
        _ = all.Compact(out ImmutableArray<int> read);
        (int Low, int Above, int Feature)[] ends = [.. read.Select(input => _inputs[input].Feature).Distinct()
            .Select(feature => (data.Grid.Ends(feature).Low, data.Grid.Ends(feature).Above, feature))];
        int width = all.Outputs.Length;
        CircuitBuilder builder = Ports(width + 2 * ends.Length);
        Literal[] answer = [.. Enumerable.Range(0, width).Select(CircuitBuilder.Input)];
        Literal outside = Any(builder, Enumerable.Range(0, 2 * ends.Length).Select(i => CircuitBuilder.Input(width + i) ^ (i % 2 == 0)));
        return all.Beside(new GateList(_inputs.Length, [], [], [.. ends.SelectMany(end => new[]
            { Place(InputSignal.Level(end.Feature, end.Low)), Place(InputSignal.Level(end.Feature, end.Above)) })]))
            .Then(GateList.Of(builder.Build([.. answer[..bits], outside, .. answer[bits..]]), _prices.Universal));
    }

    private static CircuitBuilder Ports(int count) => new([.. Enumerable.Range(0, count).Select(i => new InputSignal(i, 0))]);

    private static Literal Any(CircuitBuilder builder, IEnumerable<Literal> literals) => literals.Aggregate(Literal.False, builder.Or);
}
