using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Classifiers;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Runs;

/// <summary>A classifier with its hardware and what it costs.</summary>
/// <param name="Classifier">The network, or the netlist of gates.</param>
/// <param name="Circuit">Its circuit.</param>
/// <param name="Netlist">The circuit in cells.</param>
/// <param name="StaticPowerMw">Static power in mW, each gate in the states that all rows of the data put it in.</param>
/// <param name="Training">Score on training rows.</param>
/// <param name="Validation">Score on validation rows.</param>
/// <param name="Test">Score on test rows.</param>
internal sealed record PricedDesign(
    Classifier Classifier, Circuit Circuit, Netlist Netlist, double StaticPowerMw, Score Training, Score Validation, Score Test)
{
    /// <summary>Total over static power: published circuits lie between 1.03 and 1.08 at 200 ms a classification. An
    /// estimate.</summary>
    public const double TotalOverStatic = 1.05;

    /// <summary>The network; null for a netlist of gates.</summary>
    public Mlp? Mlp => (Classifier as MlpClassifier)?.Mlp;

    /// <summary>Estimated total power in mW.</summary>
    public double TotalPowerMw => StaticPowerMw * TotalOverStatic;

    /// <summary>Builds, maps, prices and scores a network.</summary>
    public static PricedDesign Of(Mlp mlp, Approx.Technologies.Mapping.Mapper mapper, RunData data)
    {
        Circuit circuit = MlpCircuit.Build(mlp);
        return Of(mlp, circuit, mapper.Map(circuit), data);
    }

    /// <summary>Prices and scores a classifier whose hardware is there.</summary>
    public static PricedDesign Of(Classifier classifier, Circuit circuit, Netlist netlist, RunData data)
    {
        BitRows rows = BitRows.Pack(data.All.Codes, netlist.Inputs);
        return new PricedDesign(classifier, circuit, netlist, NetlistSimulation.StaticPowerMw(netlist, rows),
            ScoreOn(data.Training), ScoreOn(data.Validation), ScoreOn(data.Test));

        Score ScoreOn(CodedRows part) => Score.Of(classifier.Classify(part.Codes), part.Labels, part.Classes);
    }
}
