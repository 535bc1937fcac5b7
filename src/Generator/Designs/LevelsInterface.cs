using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Generator.Designs;

/// <summary>Netlists that read comparators, which cost what the front end says.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; training rows only are read.</param>
/// <param name="prices">The technology.</param>
/// <param name="overCodes">Whether gates make the comparators from bits of codes; else a front end has them.</param>
internal sealed class LevelsInterface(RunOptions options, RunData data, GatePrices prices, bool overCodes = false) : GateInterface
{
    /// <summary>Noise up to this many steps gives a code one off in 15 of 100 cases each way, as <see cref="GateSettings.Jitter"/>
    /// has it for codes.</summary>
    private const double StepsPerChance = 4;

    private readonly Lazy<GateList> _encoder = new(() => LevelEncoder.Of(data.Grid, prices));

    public override ImmutableArray<InputSignal> Inputs { get; } = LevelEncoder.Inputs(data.Grid);

    public override InputPrices Priced(GatePrices prices) =>
        overCodes ? CodeComparators.Prices(data.Grid, prices) : Priced(options.Gates.FrontEnd.Value, prices);

    public override PartRows Parts(RunData data) => data.OnLevels;

    public override bool MovesInputs => true;

    public override ImmutableArray<GateList> FromLevels(ImmutableArray<GateList> overLevels) => overLevels;

    /// <summary>Training rows; where their codes form a small grid, its other cells as the exact network labels them; and
    /// copies of all these with noise in raw units.</summary>
    public override GateRows Rows(Classifier? labeller, RandomStream random)
    {
        ImmutableArray<byte[]> cells = labeller is null ? [] : UnseenCells.Of(data.Training);
        double[][] raw = [.. data.Dataset.Select(data.Split.Training), .. cells.Select(Raw)];
        int[] labels = [.. data.Training.Labels, .. labeller?.Classify(cells) ?? []];
        int copies = options.Gates.Copies ?? (cells.IsEmpty ? Jitter.DefaultCopies(data.Training.Count) : 0);
        return Packed(raw, labels, new(copies, StepsPerChance * options.Gates.Jitter, options.Gates.OffsetCopies, options.Gates.Offset), random);
    }

    public override GateRows With(double[][] raw, int[] labels, RandomStream random) => Packed([.. data.Dataset.Select(data.Split.Training), .. raw],
        [.. data.Training.Labels, .. labels], new(0, 0, options.Gates.OffsetCopies, options.Gates.Offset), random);

    private GateRows Packed(double[][] raw, int[] labels, LevelNoise noise, RandomStream random)
    {
        BitRows bits = new LevelRows(data.Grid, raw).Pack(Inputs, noise, random);
        return GateRows.Of(bits, [.. Enumerable.Range(0, bits.Rows / raw.Length).SelectMany(_ => labels)], data.Dataset.Classes.Length,
            options.Search.Weighting, data.Training.Costs);
    }

    public override GateList Start(GateList overCodes) => _encoder.Value.Then(overCodes);

    public override GateClassifier Classifier(GateList found, Origin origin = Origin.Search) => LevelEncoder.Classifier(found, data.Grid, origin);

    private InputPrices Priced(FrontEnd frontEnd, GatePrices prices) => new(
        [.. Inputs.Select(i => prices.Of(frontEnd.AreaUm2PerLevel, frontEnd.PowerNw(data.Grid.Position(i.Feature, i.Threshold))))],
        [.. Inputs.Select(i => i.Feature)],
        [.. Enumerable.Range(0, data.Grid.Features).Select(k => data.SensorCosts.IsEmpty ? new SensorCost("", 0, 0) : data.SensorCosts[k])
            .Select(sensor => prices.Of(frontEnd.AreaUm2PerFeature + (options.Gates.FeatureCost + sensor.AreaCm2) * 1e8,
                frontEnd.PowerNwPerFeature + sensor.PowerMw * 1e6))]);

    /// <summary>A raw value in the middle of each code, or at the end of the range.</summary>
    private double[] Raw(byte[] codes) => [.. codes.Select((code, feature) =>
    {
        FeatureRange range = data.Scale.Ranges[feature];
        return range.Low + (range.High - range.Low) * code / (1 << data.Scale.Bits);
    })];
}
