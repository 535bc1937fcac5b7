using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>One row after the other in whole numbers: what the vector evaluators have to equal.</summary>
internal sealed class ScalarEvaluator(SearchRows rows, GenomeShape shape) : Evaluator(rows)
{
    private readonly int[] _values = new int[shape.Hidden];

    /// <inheritdoc/>
    public override long Loss(Genome genome)
    {
        long loss = 0;
        for (int row = 0; row < Rows.Padded; row++)
        {
            int block = row / SearchRows.BlockRows, label = Rows.BlockClass[block];
            if ((Rows.Valid[block] >> row % SearchRows.BlockRows & 1) == 1 && Classify(genome, row) != label)
            {
                loss += Rows.Weights[label];
            }
        }
        return loss;
    }

    private int Classify(Genome genome, int row)
    {
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            _values[neuron] = Hidden(genome, neuron, row);
        }
        int winner = -1, best = int.MinValue;
        for (int output = 0; output < shape.Classes; output++)
        {
            int value = genome.Enabled[output] ? Output(genome, output) : int.MinValue;
            (winner, best) = value > best ? (output, value) : (winner, best);
        }
        return winner;
    }

    private int Hidden(Genome genome, int neuron, int row)
    {
        int sum = genome.HiddenBias[neuron];
        for (int feature = 0; feature < shape.Inputs; feature++)
        {
            int connection = shape.Into(neuron, feature);
            sum += genome.Weight(connection) * (Rows.Bytes[feature * Rows.Padded + row] & genome.Masks[connection]);
        }
        return Math.Min(Math.Max(sum, 0) >> genome.Dropped[neuron], genome.Ceiling(neuron));
    }

    private int Output(Genome genome, int output)
    {
        int sum = genome.OutputBias[output];
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            int connection = shape.Out(output, neuron);
            sum += genome.Weight(connection) * (_values[neuron] & genome.Masks[connection]);
        }
        return sum;
    }
}
