using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Designs;

/// <summary>What the inputs of a search over gates are: bits of codes, or comparators.</summary>
internal abstract class GateInterface
{
    /// <summary>All inputs that a netlist may read.</summary>
    public abstract ImmutableArray<InputSignal> Inputs { get; }

    /// <summary>What reading them costs.</summary>
    /// <param name="prices">The technology.</param>
    public abstract InputPrices Priced(GatePrices prices);

    /// <summary>The rows in the codes that a netlist reads.</summary>
    public abstract PartRows Parts(RunData data);

    /// <summary>Whether all readers of an input may go to another one at once.</summary>
    public abstract bool MovesInputs { get; }

    /// <summary>The rows that the search fits.</summary>
    /// <param name="labeller">Labels rows that are made up; null for training rows and their copies only.</param>
    /// <param name="random">Decides the noise of copies; is not moved.</param>
    public abstract GateRows Rows(Classifier? labeller, RandomStream random);

    /// <summary>Training rows and others.</summary>
    /// <param name="raw">Raw values of the others.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="random">Decides the offsets of further devices; is not moved.</param>
    public abstract GateRows With(double[][] raw, int[] labels, RandomStream random);

    /// <summary>A netlist over <see cref="Inputs"/> that does what one over the bits of the codes does.</summary>
    public abstract GateList Start(GateList overCodes);

    /// <summary>Netlists over <see cref="Inputs"/> that do what ones over all levels do; none where levels are others than inputs can make.</summary>
    /// <param name="overLevels">Their inputs are <see cref="LevelEncoder.Inputs"/>.</param>
    public abstract ImmutableArray<GateList> FromLevels(ImmutableArray<GateList> overLevels);

    /// <summary>A netlist over <see cref="Inputs"/> as a classifier.</summary>
    /// <param name="found">The netlist.</param>
    /// <param name="origin">How it was made.</param>
    public abstract GateClassifier Classifier(GateList found, Origin origin = Origin.Search);
}
