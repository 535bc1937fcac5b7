using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Training.Trees;

/// <summary>Decision trees over levels that vote; of classes with the same number of votes the lower wins.</summary>
/// <param name="Trees">The trees, at least one.</param>
public sealed record Forest(ImmutableArray<DecisionTree> Trees)
{
    /// <summary>The class of a row of codes.</summary>
    public int Classify(byte[] codes) => Trees.CountBy(tree => tree.Classify(codes)).OrderByDescending(votes => votes.Value)
        .ThenBy(votes => votes.Key).First().Key;

    /// <summary>The circuit over levels.</summary>
    /// <param name="inputs">Levels, among them all that the trees ask.</param>
    /// <param name="classBits">Bits of the class index.</param>
    /// <param name="classes">Number of classes.</param>
    public Circuit ToCircuit(ImmutableArray<InputSignal> inputs, int classBits, int classes)
    {
        CircuitBuilder builder = new(inputs);
        Literal[] levels = [.. Enumerable.Range(0, inputs.Length).Select(CircuitBuilder.Input)];
        Literal[][] votes = [.. Trees.Select(tree => builder.Insert(tree.ToCircuit(inputs, classBits), levels))];
        return builder.Build([.. VoteCircuit.Build(builder, votes, classes)]);
    }
}
