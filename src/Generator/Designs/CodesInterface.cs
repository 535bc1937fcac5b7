using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;
using PrintedMlp.Training.Search.Evaluation;

namespace PrintedMlp.Generator.Designs;

/// <summary>Netlists that read bits of codes; what converts readings to codes is not counted.</summary>
/// <param name="options">The run's options.</param>
/// <param name="data">The rows; training rows only are read.</param>
/// <param name="inputs">The bits.</param>
/// <param name="prices">The technology.</param>
internal sealed class CodesInterface(RunOptions options, RunData data, ImmutableArray<InputSignal> inputs, GatePrices prices)
    : GateInterface
{
    public override ImmutableArray<InputSignal> Inputs => inputs;

    public override InputPrices Priced(GatePrices prices) => InputPrices.Free(inputs.Length);

    public override PartRows Parts(RunData data) => new(data.Training, data.Validation, data.Test, data.All);

    public override bool MovesInputs => false;

    public override ImmutableArray<GateList> FromLevels(ImmutableArray<GateList> overLevels) =>
        MakesLevels ? [.. overLevels.Select(list => CodeComparators.InFrontOf(list, data.Grid, inputs, prices))] : [];

    /// <summary>Whether comparators of the bits give all levels.</summary>
    private bool MakesLevels =>
        options.Gates.Levels == LevelKind.Uniform && inputs.Length == data.Dataset.Features.Length * options.Data.InputBits;

    /// <summary>Training rows, and what keeps the search from fitting their accidents: where the codes form a small grid, its
    /// other cells as the exact network labels them, else jittered copies.</summary>
    public override GateRows Rows(Classifier? labeller, RandomStream random) => GateRows.Of(
        labeller is not null && UnseenCells.Of(data.Training) is { Length: > 0 } cells
        ? data.Training with { Codes = [.. data.Training.Codes, .. cells], Labels = [.. data.Training.Labels, .. labeller.Classify(cells)] }
        : Jitter.Extended(data.Training, options.Gates.Copies ?? Jitter.DefaultCopies(data.Training.Count), options.Gates.Jitter,
            random), inputs, options.Search.Weighting);

    public override GateRows With(double[][] raw, int[] labels, RandomStream random) => GateRows.Of(data.Training with
    {
        Codes = [.. data.Training.Codes, .. raw.Select(data.Scale.Encode)],
        Labels = [.. data.Training.Labels, .. labels],
    }, inputs, options.Search.Weighting);

    public override GateList Start(GateList overCodes) => overCodes;

    public override GateClassifier Classifier(GateList found, Origin origin = Origin.Search) =>
        GateClassifier.OfCodes(found, data.Dataset.Features.Length, options.Data.InputBits, origin);
}
