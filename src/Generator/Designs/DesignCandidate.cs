using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.FrontEnds;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>A classifier that may become a design.</summary>
/// <param name="Classifier">The network, or the netlist of gates.</param>
/// <param name="Netlist">Its mapped netlist, or null when nobody asked for it.</param>
/// <param name="StaticPowerMw">Static power over training rows.</param>
/// <param name="Training">Accuracy, or balanced accuracy when that is the objective, on training rows.</param>
/// <param name="Validation">The same on validation rows.</param>
/// <param name="ValidationRows">Number of validation rows.</param>
internal sealed record DesignCandidate(
    Classifier Classifier, Netlist? Netlist, double StaticPowerMw, double Training, double Validation, int ValidationRows)
{
    /// <summary>The network; null for a netlist of gates.</summary>
    public Mlp? Mlp => Classifier.Network;

    /// <summary>What its front end costs; null when that is not counted.</summary>
    public FrontEndCost? FrontEnd { get; init; }

    /// <summary>Area in cm2 that designs are compared by.</summary>
    public double AreaCm2 => Netlist!.AreaCm2 + (FrontEnd?.AreaCm2 ?? 0);

    /// <summary>Static power in mW that designs are compared by.</summary>
    public double PowerMw => StaticPowerMw + (FrontEnd?.PowerMw ?? 0);

    /// <summary>Scores a classifier on training and validation rows.</summary>
    public static DesignCandidate Of(Classifier classifier, Netlist? netlist, RunData data, Weighting weighting)
    {
        PartRows rows = data.For(classifier);
        return new DesignCandidate(classifier, netlist, 0, Figure(rows.Training), Figure(rows.Validation), data.Validation.Count);

        double Figure(CodedRows part)
        {
            var score = Score.Of(classifier.Classify(part.Codes), part.Labels, part.Classes);
            return score.By(weighting);
        }
    }

    /// <summary>The accuracy that the choice believes in: that on training rows, but at most one standard error above that on
    /// validation rows. Who fits training rows only gains nothing.</summary>
    public double Judged => Math.Min(Training, Validation + StandardError);

    private double StandardError => Math.Sqrt(Math.Max(0, Validation * (1 - Validation)) / ValidationRows);
}
