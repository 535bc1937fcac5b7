using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Tests.Training.Gates;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Trees;

namespace PrintedMlp.Tests.Training.Trees;

public class TreeTrainerTests
{
    private static readonly CodedRows Rows = DrawnGates.Rows();

    [Fact]
    public void Every_tree_on_the_way_has_a_leaf_more_and_a_full_one_is_right_on_all_rows_that_can_be_told_apart()
    {
        DecisionTree[] trees = [.. new TreeTrainer(Rows).Grow(400)];
        Assert.Equal(Enumerable.Range(1, trees.Length), trees.Select(t => t.Leaves));
        Assert.Equal(Rows.Labels, Rows.Codes.Select(trees[^1].Classify));
        Assert.True(Right(trees[4]) > Right(trees[0]));
    }

    [Fact]
    public void The_first_question_is_the_one_that_tells_most()
    {
        // Class 1 exactly where feature 3 is 9 or more; the others say nothing.
        CodedRows rows = Rows with { Labels = [.. Rows.Codes.Select(codes => codes[3] >= 9 ? 1 : 0)], Classes = 2 };
        DecisionTree tree = new TreeTrainer(rows).Grow(50).Last();
        Assert.Equal((3, 9), (tree.Nodes[0].Question?.Feature, tree.Nodes[0].Question?.Threshold));
        Assert.Equal(2, tree.Leaves);
    }

    [Fact]
    public void The_depth_is_kept()
    {
        DecisionTree tree = new TreeTrainer(Rows).Grow(400, depth: 3).Last();
        Assert.InRange(tree.Leaves, 4, 8);
        Assert.True(Rows.Codes.All(codes => Questions(tree, codes) <= 3));
    }

    [Fact]
    public void A_rare_class_counts_as_much_as_a_frequent_one_when_balanced()
    {
        CodedRows rows = Rows with { Labels = [.. Rows.Codes.Select((codes, i) => codes[0] == 15 && i % 3 == 0 ? 1 : 0)], Classes = 2 };
        DecisionTree plain = new TreeTrainer(rows).Grow(2).Last(), balanced = new TreeTrainer(rows, Weighting.Classes).Grow(2).Last();
        Assert.DoesNotContain(1, rows.Codes.Select(plain.Classify));
        Assert.Contains(1, rows.Codes.Select(balanced.Classify));
    }

    [Fact]
    public void The_circuit_answers_as_the_tree_does()
    {
        ImmutableArray<InputSignal> inputs =
            [.. from feature in Enumerable.Range(0, DrawnGates.Features) from threshold in Enumerable.Range(1, 15) select InputSignal.Level(feature, threshold)];
        foreach (DecisionTree tree in new TreeTrainer(Rows).Grow(60).Where(t => t.Leaves % 7 == 1))
        {
            Circuit circuit = tree.ToCircuit(inputs, Argmax.IndexBits(DrawnGates.Classes));
            byte[][] codes = [.. DrawnGates.Rows(500, seed: 9).Codes];
            Assert.Equal(codes.Select(tree.Classify), CircuitSimulation.Classify(circuit, BitRows.Pack(codes, inputs)));
        }
    }

    private static int Right(DecisionTree tree) => Enumerable.Range(0, Rows.Count).Count(i => tree.Classify(Rows.Codes[i]) == Rows.Labels[i]);

    private static int Questions(DecisionTree tree, byte[] codes)
    {
        (int node, int questions) = (0, 0);
        while (tree.Nodes[node].Question is { } question)
        {
            node = codes[question.Feature] >= question.Threshold ? question.Above : question.Below;
            questions++;
        }
        return questions;
    }
}
