using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Tests.Training.Gradient;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Tests.Training.Trees;

public class VotingTreesTests
{
    private const int Features = 9;

    /// <summary>Each class has features of its own; that whose features are largest in the mean is right.</summary>
    private static CodedRows Sums(int classes, ulong seed) => ToyRows.Of(600, Features, classes, codes => Enumerable.Range(0, classes)
        .MaxBy(c => codes.Where((_, feature) => feature % classes == c).Average(code => code)), seed);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_circuit_answers_as_most_votes_do(int classes)
    {
        ImmutableArray<InputSignal> inputs =
            [.. from feature in Enumerable.Range(0, Features) from threshold in Enumerable.Range(1, 15) select InputSignal.Level(feature, threshold)];
        byte[][] codes = [.. Sums(classes, seed: 2).Codes];
        foreach ((int votes, int leaves) in new[] { (1, 3), (3, 2), (4, 3), (7, 4) })
        {
            VotingTrees trees = new VotingTreesTrainer(Sums(classes, seed: 1)).Grow(votes, leaves, threads: 1);
            Assert.Equal(codes.Select(trees.Classify), CircuitSimulation.Classify(trees.ToCircuit(inputs), BitRows.Pack(codes, inputs)));
            Assert.Equal((classes == 2 ? 1 : classes) * votes * leaves, trees.Leaves);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_unseen_rows_they_know_more_than_one_tree_where_every_feature_says_a_little(int classes)
    {
        CodedRows training = Sums(classes, seed: 1), unseen = Sums(classes, seed: 2);
        VotingTrees votes = new VotingTreesTrainer(training).Grow(31, 2, threads: 1);
        double tree = new TreeTrainer(training).Grow(256).Max(t => Score.Of(unseen, t.Classify).Accuracy), many = Score.Of(unseen, votes.Classify).Accuracy;
        Assert.True(many > tree + 0.05, $"{many} of votes, {tree} of the best tree");
    }

    [Fact]
    public void Fewer_votes_are_the_first_of_more_and_threads_change_nothing()
    {
        VotingTreesTrainer trainer = new(DrawnGates.Rows());
        VotingTrees few = trainer.Grow(3, 4, threads: 1), many = trainer.Grow(7, 4, threads: 3);
        Assert.Equal(few.Trees.SelectMany(trees => trees.SelectMany(tree => tree.Nodes)),
            many.Trees.SelectMany(trees => trees.Take(3).SelectMany(tree => tree.Nodes)));
        Assert.All(many.Trees, trees => Assert.Equal(7, trees.Length));
    }

    [Theory]
    [InlineData(1, new[] { 1, 2, 0 })]
    [InlineData(0, new[] { 2, 1, 2 })]
    [InlineData(2, new[] { 0, 1, 2 })]
    public void Of_equal_numbers_of_votes_the_lower_class_wins(int winner, int[] votes) =>
        Assert.Equal(winner, VotingTrees.Winner(votes, most: 3, classes: 3));

    [Theory]
    [InlineData(2, 4, 0)]
    [InlineData(3, 4, 1)]
    [InlineData(2, 3, 1)]
    public void Of_two_classes_the_second_needs_more_than_half(int votes, int most, int winner) => Assert.Equal(winner, VotingTrees.Winner([votes], most, classes: 2));
}
