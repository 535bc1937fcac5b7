using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Training.Trees;

/// <summary>Small decision trees that vote for or against one class each, all with one vote. The class with the most votes wins, of equal ones the
/// lower. Of two classes there are votes on the second one only, which wins with more than half of them.</summary>
/// <param name="Trees">For each class its trees, as many as for the others, whose class 1 is a vote for it.</param>
/// <param name="Classes">Number of classes, at least 2.</param>
public sealed record VotingTrees(ImmutableArray<ImmutableArray<DecisionTree>> Trees, int Classes)
{
    /// <summary>Leaves of all trees together.</summary>
    public int Leaves => Trees.Sum(trees => trees.Sum(tree => tree.Leaves));

    /// <summary>Classes that are voted on.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    public static int Groups(int classes) => classes == 2 ? 1 : classes;

    /// <summary>The class of a row of codes.</summary>
    public int Classify(byte[] codes) => Winner([.. Trees.Select(trees => trees.Count(tree => tree.Classify(codes) == 1))], Trees[0].Length, Classes);

    /// <summary>The class that votes decide on.</summary>
    /// <param name="votes">Votes for each group.</param>
    /// <param name="most">Trees of a group.</param>
    /// <param name="classes">Number of classes.</param>
    public static int Winner(ReadOnlySpan<int> votes, int most, int classes)
    {
        if (classes == 2)
        {
            return 2 * votes[0] > most ? 1 : 0;
        }
        int winner = 0;
        for (int c = 1; c < votes.Length; c++)
        {
            winner = votes[c] > votes[winner] ? c : winner;
        }
        return winner;
    }

    /// <summary>The circuit over levels.</summary>
    /// <param name="inputs">Levels, among them all that the trees ask.</param>
    public Circuit ToCircuit(ImmutableArray<InputSignal> inputs)
    {
        CircuitBuilder builder = new(inputs);
        Literal[] levels = [.. Enumerable.Range(0, inputs.Length).Select(CircuitBuilder.Input)];
        Literal[][] votes = [.. Trees.Select(trees => trees.Select(tree => builder.Insert(tree.ToCircuit(inputs, 1), levels)[0]).ToArray())];
        return builder.Build([.. Classes == 2 ? VoteCircuit.Majority(builder, votes[0]) : VoteCircuit.Most(builder, votes)]);
    }
}
