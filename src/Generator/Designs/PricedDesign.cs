using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

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
    public Mlp? Mlp => Classifier.Network;

    /// <summary>Estimated total power in mW.</summary>
    public double TotalPowerMw => StaticPowerMw * TotalOverStatic;

    /// <summary>What the levels that it reads cost in the run's front end.</summary>
    public required FrontEndCost FrontEnd { get; init; }

    /// <summary>Accuracy where the comparators are off; null for a design that reads codes.</summary>
    public OffsetTrial? Offset { get; init; }

    /// <summary>Area of cells and front end in cm2.</summary>
    public double SystemAreaCm2 => Netlist.AreaCm2 + FrontEnd.AreaCm2;

    /// <summary>Total power of cells and static power of the front end in mW.</summary>
    public double SystemPowerMw => TotalPowerMw + FrontEnd.PowerMw;

    /// <summary>Builds, maps, prices and scores a network.</summary>
    public static PricedDesign Of(Mlp mlp, Mapper mapper, RunData data, RunOptions options)
    {
        Circuit circuit = MlpCircuit.Build(mlp);
        return Of(new MlpClassifier(mlp), circuit, mapper.Map(circuit, MappingEffort.Thorough), data, options);
    }

    /// <summary>Prices and scores a classifier whose hardware is there.</summary>
    public static PricedDesign Of(Classifier classifier, Circuit circuit, Netlist netlist, RunData data, RunOptions options)
    {
        PartRows rows = data.For(classifier);
        return new PricedDesign(classifier, circuit, netlist, NetlistSimulation.StaticPowerMw(netlist, BitRows.Pack(rows.All.Codes, netlist.Inputs)),
            ScoreOn(rows.Training), ScoreOn(rows.Validation), ScoreOn(rows.Test))
        {
            FrontEnd = FrontEndUse.Cost(options.Gates.FrontEnd.Value, netlist, data),
            Offset = classifier is GateClassifier { ReadsLevels: true } levels && options.Gates.Offset > 0 ? OffsetTrial.Of(levels, data, options.Gates.Offset, RunStreams.Devices(options.Seed)) : null,
        };

        Score ScoreOn(CodedRows part) => Score.Of(classifier.Classify(part.Codes), part.Labels, part.Classes);
    }
}
