using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Designs;

/// <summary>Accuracy on test rows of devices whose comparators are off by random amounts, each device by its own.</summary>
/// <param name="Mean">Mean over the devices.</param>
/// <param name="FifthPercentile">The accuracy that 95 of 100 devices reach.</param>
internal sealed record OffsetTrial(double Mean, double FifthPercentile)
{
    /// <summary>Devices that are tried.</summary>
    public const int Devices = 200;

    /// <summary>Tries a design.</summary>
    /// <param name="classifier">The design.</param>
    /// <param name="data">The rows; test rows are read.</param>
    /// <param name="offset">Standard deviation of the offsets in steps of the code.</param>
    /// <param name="random">Decides everything; is not moved.</param>
    public static OffsetTrial Of(GateClassifier classifier, RunData data, double offset, RandomStream random)
    {
        LevelRows rows = new(data.Grid, data.Dataset.Select(data.Split.Test));
        ImmutableArray<InputSignal> inputs = classifier.Signals;
        Circuit circuit = classifier.ToCircuit();
        double[] accuracies = [.. Enumerable.Range(0, Devices).Select(device => Accuracy(rows.OnDevice(inputs, offset, random.Child((ulong)device))))
            .Order()];
        return new OffsetTrial(accuracies.Average(), accuracies[Devices / 20]);

        double Accuracy(BitRows bits) => Score.Of(
            [.. CircuitSimulation.Classify(circuit, bits).Select(classifier.IndexOf)], data.Test.Labels, data.Test.Classes).Accuracy;
    }
}
