using System.Collections.Immutable;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gradient;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gradient;

public class BackpropagationTests
{
    [Theory]
    [InlineData(3, new int[0], 2)]
    [InlineData(1, new[] { 1 }, 2)]
    [InlineData(5, new[] { 4 }, 3)]
    [InlineData(4, new[] { 6, 3 }, 5)]
    public void The_gradient_agrees_with_numeric_differences(int inputs, int[] hidden, int classes)
    {
        // 22 rows: the last block has two lanes that must not count.
        CodedRows rows = ToyRows.Of(22, inputs, classes, codes => codes.Sum(c => c) % classes);
        NetworkShape shape = new([inputs, .. hidden, classes]);
        RowBlocks blocks = Pack(rows);
        RandomStream random = new(7);
        double[] parameters = [.. Enumerable.Range(0, shape.Parameters).Select(_ => 2 * random.NextDouble() - 1)];
        double[] gradient = new double[shape.Parameters];
        Backpropagation backpropagation = new(shape);

        double weight = backpropagation.Gradient(parameters, blocks, [.. Enumerable.Range(0, blocks.Count)], gradient);

        Assert.Equal(blocks.TotalWeight, weight, 1e-12);
        for (int i = 0; i < parameters.Length; i++)
        {
            double slope = (LossAt(i, 1e-6) - LossAt(i, -1e-6)) / 2e-6;
            Assert.Equal(slope, gradient[i], 1e-6 * Math.Max(1, Math.Abs(slope)));
        }

        double LossAt(int parameter, double step)
        {
            double[] moved = [.. parameters];
            moved[parameter] += step;
            return backpropagation.Measure(moved, blocks).Loss;
        }
    }

    [Fact]
    public void Measured_loss_and_accuracy_agree_with_a_plain_computation()
    {
        CodedRows rows = ToyRows.Of(9, 2, 3, codes => codes[0] % 3);
        RowBlocks blocks = Pack(rows);
        NetworkShape shape = new([2, 3]);
        double[] parameters = [0.3, 1, -1, -0.2, 0.5, 0.5, 0, -1, 2];
        (double loss, double correct) = (0, 0);
        for (int row = 0; row < rows.Count; row++)
        {
            double[] outputs = [.. Enumerable.Range(0, 3).Select(k => parameters[3 * k]
                + parameters[3 * k + 1] * rows.Codes[row][0] / 15 + parameters[3 * k + 2] * rows.Codes[row][1] / 15)];
            double weight = ClassWeights[rows.Labels[row]];
            loss -= weight * Math.Log(Math.Exp(outputs[rows.Labels[row]]) / outputs.Sum(Math.Exp));
            correct += outputs[rows.Labels[row]] == outputs.Max() ? weight : 0;
        }

        (double measuredLoss, double measuredCorrect) = new Backpropagation(shape).Measure(parameters, blocks);

        Assert.Equal(loss, measuredLoss, 1e-12);
        Assert.Equal(correct, measuredCorrect, 1e-12);
    }

    private static double[] ClassWeights { get; } = [1, 0.5, 2, 1.5, 0.25];

    private static RowBlocks Pack(CodedRows rows)
    {
        int features = rows.Codes[0].Length;
        ImmutableArray<double> zeros = [.. new double[features]];
        ImmutableArray<double> ones = [.. Enumerable.Repeat(1.0, features)];
        return new RowBlocks(rows, [.. Enumerable.Range(0, rows.Count)], new Standardization(zeros, ones), ClassWeights);
    }
}
