using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Training.Teaching;

/// <summary>Rows between neighbours: somewhere on the way from a row to one of its nearest, whatever their classes, with a little
/// noise; a feature of two values takes that of either. They are where a classifier has to decide and nobody measured.</summary>
public sealed class NeighbourRows
{
    /// <summary>Neighbours of a row that may be the other end.</summary>
    private const int Neighbours = 5;

    /// <summary>Largest noise of a value in steps of its code, evenly distributed.</summary>
    private const double Noise = 0.5;

    /// <summary>Rows that neighbours are looked for among: the time grows with the square.</summary>
    private const int MostRows = 8000;

    private readonly double[][] _rows;
    private readonly int[][] _nearest;
    private readonly double[] _steps;
    private readonly bool[] _isTwoValued;

    /// <summary>Finds the neighbours.</summary>
    /// <param name="rows">Rows of raw values without gaps, at least one.</param>
    /// <param name="steps">A step of each feature's code in raw units; 0 for a feature that never moves.</param>
    /// <param name="threads">Threads to use; changes nothing but the time.</param>
    public NeighbourRows(IReadOnlyList<double[]> rows, double[] steps, int threads)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int every = (rows.Count + MostRows - 1) / MostRows;
        _rows = [.. rows.Where((_, i) => i % every == 0)];
        _steps = steps;
        _isTwoValued = [.. steps.Select((_, f) => IsTwoValued(f))];
        double[] scales = [.. steps.Select(step => step > 0 ? 1 / step : 0)];
        double[][] scaled = [.. _rows.Select(row => row.Select((value, f) => value * scales[f]).ToArray())];
        _nearest = new int[_rows.Length][];
        Parallel.For(0, _rows.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, row => _nearest[row] = Nearest(scaled, row));
    }

    /// <summary>Makes rows up.</summary>
    /// <param name="count">How many; each row is the beginning of about as many.</param>
    /// <param name="random">Decides everything; is moved.</param>
    public double[][] Draw(int count, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[][] made = new double[count][];
        for (int i = 0; i < count; i++)
        {
            int from = i % _rows.Length;
            int[] nearest = _nearest[from];
            int to = nearest.Length == 0 ? from : nearest[random.Next(nearest.Length)];
            double way = random.NextDouble();
            double[] row = made[i] = new double[_steps.Length];
            for (int f = 0; f < row.Length; f++)
            {
                double drawn = random.NextDouble(), start = _rows[from][f], end = _rows[to][f];
                row[f] = _isTwoValued[f] ? (drawn < way ? end : start) : start + way * (end - start) + Noise * _steps[f] * (2 * drawn - 1);
            }
        }
        return made;
    }

    private bool IsTwoValued(int feature)
    {
        double least = _rows.Min(row => row[feature]), most = _rows.Max(row => row[feature]);
        return _rows.All(row => row[feature] == least || row[feature] == most);
    }

    private static int[] Nearest(double[][] rows, int row)
    {
        Span<double> distances = stackalloc double[Neighbours];
        Span<int> found = stackalloc int[Neighbours];
        int count = 0;
        for (int other = 0; other < rows.Length; other++)
        {
            if (other == row)
            {
                continue;
            }
            double limit = count == Neighbours ? distances[^1] : double.PositiveInfinity, distance = Distance(rows[row], rows[other], limit);
            if (distance < limit)
            {
                int at = count < Neighbours ? count++ : Neighbours - 1;
                for (; at > 0 && distances[at - 1] > distance; at--)
                {
                    (distances[at], found[at]) = (distances[at - 1], found[at - 1]);
                }
                (distances[at], found[at]) = (distance, other);
            }
        }
        return found[..count].ToArray();
    }

    /// <summary>Square of the distance, or something above the limit.</summary>
    private static double Distance(double[] a, double[] b, double limit)
    {
        double sum = 0;
        for (int i = 0; i < a.Length && sum < limit; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
