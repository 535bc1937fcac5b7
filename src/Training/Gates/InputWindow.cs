using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Gates;

/// <summary>The inputs that a move looks at: all of a narrow table. Of a wide one those that the network reads and their neighbours,
/// which are the thresholds beside theirs, some drawn by what they say about the class, and some of the others, which all have their turn: a
/// move costs about the same however wide the table is.</summary>
/// <param name="network">The network.</param>
/// <param name="rows">The rows.</param>
internal sealed class InputWindow(GateNetwork network, GateRows rows)
{
    /// <summary>Inputs of a table that is not wide.</summary>
    public const int Narrow = 512;

    /// <summary>Inputs that are drawn, and that have their turn, each time.</summary>
    private const int Drawn = 128, InTurn = 64;

    /// <summary>Moves that look at the same inputs.</summary>
    private const int Moves = 8;

    private readonly int[] _inputs = new int[network.Inputs];
    private readonly int[] _marks = new int[network.FirstGate + 1];
    private readonly double[]? _worth = network.Inputs > Narrow ? Summed(rows.Information) : null;
    private int _count;
    private int _mark;
    private int _turn;
    private int _moves;

    /// <summary>Signals of the inputs to look at, each once.</summary>
    /// <param name="random">Decides which.</param>
    public ReadOnlySpan<int> Next(RandomStream random)
    {
        if (_worth is null)
        {
            for (; _count < network.Inputs; _count++)
            {
                _inputs[_count] = 1 + _count;
            }
        }
        else if (_moves++ % Moves == 0)
        {
            Draw(_worth, random);
        }
        return _inputs.AsSpan(0, _count);
    }

    private void Draw(double[] worth, RandomStream random)
    {
        (_count, _mark) = (0, _mark + 1);
        for (int input = 1; input < network.FirstGate; input++)
        {
            if (!network.IsUnread(input))
            {
                Add(input - 1);
                Add(input);
                Add(input + 1);
            }
        }
        for (int i = 0; i < Drawn; i++)
        {
            int at = Array.BinarySearch(worth, worth[^1] * random.NextDouble());
            Add(Math.Min(network.Inputs, 1 + (at < 0 ? ~at : at)));
        }
        for (int i = 0; i < InTurn; i++)
        {
            Add(1 + _turn);
            _turn = (_turn + 1) % network.Inputs;
        }
    }

    private void Add(int input)
    {
        if (network.IsInput(input) && _marks[input] != _mark)
        {
            _marks[input] = _mark;
            _inputs[_count++] = input;
        }
    }

    /// <summary>Running sums of squares: many inputs that say next to nothing shall not outweigh a few that say much.</summary>
    private static double[] Summed(double[] information)
    {
        double[] sums = new double[information.Length];
        double sum = 0;
        for (int i = 0; i < information.Length; i++)
        {
            sums[i] = sum += information[i] * information[i];
        }
        return sums;
    }
}
