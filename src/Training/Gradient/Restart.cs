using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gradient;

/// <summary>One training from scratch. All it needs comes in, its own random stream included, so restarts can run in any
/// order and side by side.</summary>
internal sealed class Restart(NetworkShape shape, TrainerOptions options, RowBlocks training, RowBlocks choosing)
{
    /// <summary>How often a restart looks at the rows it is chosen on.</summary>
    private const int Looks = 200;

    private readonly Backpropagation _backpropagation = new(shape);
    private readonly Adam _adam = new(shape.Parameters);
    private readonly bool[] _isWeight = [.. Enumerable.Range(0, shape.Parameters).Select(shape.IsWeight)];
    private readonly double[] _gradient = new double[shape.Parameters];

    /// <summary>Trains and keeps the best network met on the way.</summary>
    /// <param name="random">This restart's own stream.</param>
    /// <param name="report">Called with passes made, passes in all and the best so far.</param>
    public Candidate Run(RandomStream random, Action<int, int, Candidate> report)
    {
        double[] parameters = Start(random);
        int[] blocks = [.. Enumerable.Range(0, training.Count)];
        int batch = Math.Min(blocks.Length, (options.BatchRows + RowBlocks.Lanes - 1) / RowBlocks.Lanes);
        int epochs = DivideUp(options.Updates, DivideUp(blocks.Length, batch));
        int interval = DivideUp(epochs, Looks);
        Candidate best = Look(parameters);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            random.Shuffle<int>(blocks);
            Epoch(parameters, blocks, batch, (epoch - 1.0) / epochs, 1.0 / epochs);
            if (epoch % interval == 0 || epoch == epochs)
            {
                Candidate now = Look(parameters);
                best = now.Beats(best) ? now : best;
                report(epoch, epochs, best);
            }
        }
        return best;
    }

    private void Epoch(double[] parameters, ReadOnlySpan<int> blocks, int batch, double done, double length)
    {
        for (int first = 0; first < blocks.Length; first += batch)
        {
            ReadOnlySpan<int> some = blocks[first..Math.Min(first + batch, blocks.Length)];
            double weight = _backpropagation.Gradient(parameters, training, some, _gradient);
            for (int i = 0; i < _gradient.Length; i++)
            {
                _gradient[i] = _gradient[i] / weight + (_isWeight[i] ? options.L2 * parameters[i] : 0);
            }
            _adam.Step(parameters, _gradient, options.LearningRate * Decay(done + length * first / blocks.Length));
        }
    }

    /// <summary>From 1 down to 0, flat at both ends: a cosine's shape without a cosine.</summary>
    private static double Decay(double done) => 1 - done * done * (3 - 2 * done);

    /// <summary>Weights uniform with the variance 2 / sources that keeps the spread of rectified values (He et al., 2015,
    /// arXiv 1502.01852); biases a little above 0 so that few neurons start dead.</summary>
    private double[] Start(RandomStream random)
    {
        double[] parameters = new double[shape.Parameters];
        int next = 0;
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            double reach = Math.Sqrt(6.0 / shape.Sizes[layer]);
            double bias = layer < shape.Layers - 1 ? 0.1 : 0;
            while (next < shape.Starts[layer + 1])
            {
                parameters[next] = _isWeight[next] ? reach * (2 * random.NextDouble() - 1) : bias;
                next++;
            }
        }
        return parameters;
    }

    private Candidate Look(double[] parameters)
    {
        (double loss, double correct) = _backpropagation.Measure(parameters, choosing);
        return new Candidate([.. parameters], correct / choosing.TotalWeight, loss / choosing.TotalWeight);
    }

    private static int DivideUp(int a, int b) => (a + b - 1) / b;
}
