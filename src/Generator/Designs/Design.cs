using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>A design on its way through a run: a classifier that is judged; then its hardware and what that costs; when all is
/// chosen, its figures on rows that had no say in the choice; last, its name and whether it is recommended.</summary>
/// <param name="Classifier">The network, or the netlist of gates.</param>
/// <param name="Training">Score on training rows.</param>
/// <param name="Validation">Score on validation rows.</param>
/// <param name="Judgement">What the choice goes by.</param>
internal sealed record Design(Classifier Classifier, Score Training, Score Validation, Judgement Judgement)
{
    private const int RowsForDefects = 512;

    /// <summary>Standard errors by which a design that was searched on validation rows too has less on others than what is left of its fit: over
    /// 20 splits each of four data sets it was 0.7 points.</summary>
    private const double ErrorsOfRefit = 0.25;

    /// <summary>Name of the exact network's folder.</summary>
    public const string BaselineName = "baseline";

    /// <summary>Name of the decision tree's folder.</summary>
    public const string TreeName = "tree";

    /// <summary>A classifier judged on training and validation rows.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="data">The rows.</param>
    /// <param name="options">Says whether designs are compared by balanced accuracy, and whether as whole systems.</param>
    /// <param name="refit">What to believe of it where it was searched on training and validation rows; null where on training rows.</param>
    public static Design Of(Classifier classifier, RunData data, RunOptions options, Overfitting? refit = null)
    {
        PartRows rows = data.For(classifier);
        (Score training, Score validation) = (ScoreOn(classifier, rows.Training), ScoreOn(classifier, rows.Validation));
        Weighting weighting = options.Search.Weighting;
        Judgement judged = refit?.Of(training, validation, weighting) ?? Judgement.Of(training, validation, weighting);
        return new Design(classifier, training, validation, judged)
        {
            IsSystem = options.ReadsLevels,
            Refit = refit,
        };
    }

    /// <summary>What to believe of it, as it was searched on training and validation rows; null for one that has not seen validation rows.</summary>
    public Overfitting? Refit { get; init; }

    /// <summary>How good it is by another measure than that of the run.</summary>
    public Judgement JudgedBy(Weighting weighting) =>
        Refit?.Of(Training, Validation, weighting) ?? Judgement.Of(Training, Validation, weighting);

    /// <summary>The network; null for a netlist of gates.</summary>
    public Mlp? Network => Classifier.Network;

    /// <summary>The accuracy that the choice believes in, 0..1.</summary>
    public double Judged => Judgement.Believed;

    /// <summary>The accuracy to expect on new rows, 0..1: that on validation rows less one standard error. A design is chosen among many for its
    /// accuracy on these rows, so that it has more there than elsewhere. Where it was searched on these rows too, what
    /// <see cref="Overfitting"/> leaves of its fit, less a quarter. benchmarks/results/promise.md has how far it holds.</summary>
    public double Expected => Refit is null ? Math.Max(0, Validation.Accuracy - Validation.StandardError(Weighting.Rows))
        : JudgedBy(Weighting.Rows) is var judged ? Math.Max(0, judged.Validation - ErrorsOfRefit * judged.StandardError) : 0;

    /// <summary>Accuracy on training rows that a printed sheet can be expected to lose to defects, 0..1; 0 when nobody asked.</summary>
    public double DefectLoss { get; init; }

    /// <summary>What designs are compared by, beside area and power: the accuracy that the choice believes in, less what defects take.</summary>
    public double Merit => Judged - DefectLoss;

    /// <summary>The netlist with its origin; null as long as nobody asked for it.</summary>
    public MappedCircuit? Hardware { get; init; }

    /// <summary>The netlist.</summary>
    /// <exception cref="InvalidOperationException">It is not mapped yet.</exception>
    public Netlist Netlist => Hardware?.Netlist ?? throw new InvalidOperationException("this design is not mapped yet");

    /// <summary>Static power in mW: over training rows while designs are chosen, over all rows in the end.</summary>
    public double StaticPowerMw { get; init; }

    /// <summary>Whether no netlist of inverters and two-input cells over the inputs that it reads has less area and answers training and validation
    /// rows alike: false where that is not proven, null where it was not tried.</summary>
    public bool? IsSmallest { get; init; }

    /// <summary>Its loss on the rows of the search over gates; null for what that did not find, or found where defects count.</summary>
    public long? SearchLoss { get; init; }

    /// <summary>What the levels that it reads cost in the run's front end.</summary>
    public FrontEndCost FrontEnd { get; init; } = new(0, 0, 0, 0);

    /// <summary>True when the front end counts where designs are compared.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Area in cm2 that designs are compared by.</summary>
    public double AreaCm2 => Netlist.AreaCm2 + (IsSystem ? FrontEnd.AreaCm2 : 0);

    /// <summary>Static power in mW that designs are compared by.</summary>
    public double PowerMw => StaticPowerMw + (IsSystem ? FrontEnd.PowerMw : 0);

    /// <summary>Score on test rows.</summary>
    /// <exception cref="InvalidOperationException">They are not read yet: see <see cref="Priced"/>.</exception>
    public Score Test
    {
        get => field ?? throw new InvalidOperationException("test rows are not read before everything is chosen");
        init;
    }

    /// <summary>It with each of the second circuits that could say that it is not sure; empty without such an output.</summary>
    public ImmutableArray<GateClassifier> Curve { get; init; } = [];

    /// <summary>What its flags do on test rows; null without flags.</summary>
    public FlagTrial? Flags { get; init; }

    /// <summary>The netlist with the outputs of the class index alone; all its cells stay.</summary>
    public Netlist NetlistOfIndex => Netlist with { Outputs = Netlist.Outputs[..Classifier.IndexBits] };

    /// <summary>Accuracy where the comparators are off; null for a design that reads codes.</summary>
    public OffsetTrial? Offset { get; init; }

    /// <summary>What a batch of devices does whose resistors, thresholds and comparators differ; null when nobody asked.</summary>
    public SpreadTrial? Spread { get; init; }

    /// <summary>What printed sheets are worth on test rows; null without a rate of defects.</summary>
    public SheetYield? Yield { get; init; }

    /// <summary>Estimated total power in mW.</summary>
    public double TotalPowerMw => StaticPowerMw * TotalPower.OverStatic;

    /// <summary>Area of cells and front end in cm2.</summary>
    public double SystemAreaCm2 => Netlist.AreaCm2 + FrontEnd.AreaCm2;

    /// <summary>Total power of cells and static power of the front end in mW.</summary>
    public double SystemPowerMw => TotalPowerMw + FrontEnd.PowerMw;

    /// <summary>Its folder in the run: <c>designs/NN</c>, <c>tree</c> or <c>baseline</c>; empty until all is chosen.</summary>
    public string Name { get; init; } = "";

    /// <summary>True for the exact network, which the others are compared with.</summary>
    public bool IsBaseline => Name == BaselineName;

    /// <summary>True for the design that <see cref="Recommendation"/> picks.</summary>
    public bool IsRecommended { get; init; }

    /// <summary>With a netlist, and its costs as far as the choice counts them.</summary>
    public Design Mapped(MappedCircuit hardware, RunData data, RunOptions options) => this with
    {
        Hardware = hardware,
        StaticPowerMw = NetlistSimulation.StaticPowerMw(hardware.Netlist, BitRows.Pack(data.For(Classifier).Training.Codes, hardware.Netlist.Inputs)),
        FrontEnd = IsSystem ? FrontEndUse.Cost(options.Gates.FrontEnd.Value, hardware.Netlist, data) : FrontEnd,
    };

    /// <summary>With the accuracy that defects are expected to cost, where there is a rate of them: on training rows, evenly spread where they are
    /// many.</summary>
    public Design WithDefects(RunData data, RunOptions options)
    {
        if (options.Search.DefectRate <= 0)
        {
            return this;
        }
        CodedRows training = data.For(Classifier).Training;
        int step = 1 + training.Count / RowsForDefects;
        byte[][] codes = [.. training.Codes.Where((_, i) => i % step == 0)];
        int[] labels = [.. training.Labels.Where((_, i) => i % step == 0)];
        double sound = Score.Of(Classifier.Indices(codes), labels, training.Classes).Accuracy;
        return this with { DefectLoss = sound - YieldOn(codes, labels, options, isCompared: true).Accuracy.Value };
    }

    private SheetYield YieldOn(IReadOnlyList<byte[]> codes, IReadOnlyList<int> labels, RunOptions options, bool isCompared = false) =>
        SheetYield.Of(NetlistOfIndex, BitRows.Pack(codes, Netlist.Inputs), labels, options.Search.DefectRate, options.Search.DefectTolerance,
            RunStreams.Defects(options.Seed), isCompared);

    /// <summary>With a netlist that is not going to change, its costs over all rows, and the figures on test rows.</summary>
    public Design Priced(MappedCircuit hardware, RunData data, RunOptions options)
    {
        PartRows rows = data.For(Classifier);
        Design design = this with { Hardware = hardware };
        return design with
        {
            StaticPowerMw = NetlistSimulation.StaticPowerMw(hardware.Netlist, BitRows.Pack(rows.All.Codes, hardware.Netlist.Inputs)),
            FrontEnd = FrontEndUse.Cost(options.Gates.FrontEnd.Value, hardware.Netlist, data),
            Test = ScoreOn(Classifier, rows.Test),
            Flags = FlagTrial.Of(Classifier, Curve, rows.Test),
            Spread = options.Gates.Spread > 0
                ? SpreadTrial.Of(Classifier, design.NetlistOfIndex, data, options.Gates.Spread, options.Gates.Offset, RunStreams.Spread(options.Seed))
                : null,
            Yield = options.Search.DefectRate > 0 ? design.YieldOn(rows.Test.Codes, rows.Test.Labels, options) : null,
            Offset = Classifier is GateClassifier { ReadsLevels: true } levels && options.Gates.Offset > 0
                ? OffsetTrial.Of(levels, data, options.Gates.Offset, RunStreams.Devices(options.Seed)) : null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Classifier.Origin}, judged {Judged:0.0000}";

    /// <summary>On many rows a network answers as its circuit, 64 rows at once; verification holds one against the other.</summary>
    private static Score ScoreOn(Classifier classifier, CodedRows rows)
    {
        if (rows.Count <= RunData.MostSearched || classifier.Network is null)
        {
            return Score.Of(classifier.Indices(rows.Codes), rows.Labels, rows.Classes, rows.Costs);
        }
        Circuit circuit = classifier.ToCircuit();
        return Score.Of(CircuitSimulation.Classify(circuit, BitRows.Pack(rows.Codes, circuit.Inputs)), rows.Labels, rows.Classes, rows.Costs);
    }
}
