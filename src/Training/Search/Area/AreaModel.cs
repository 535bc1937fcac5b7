using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies.Mapping;

namespace PrintedMlp.Training.Search.Area;

/// <summary>The area of each <see cref="CircuitPart"/> in one technology.</summary>
/// <param name="PartAreas">cm2, one a part.</param>
public sealed record AreaModel(ImmutableArray<double> PartAreas)
{
    /// <summary>Number of parts.</summary>
    public const int Parts = (int)CircuitPart.MultiplexerConstant + 1;

    /// <summary>How far calibration may move a part's area from that of the part alone.</summary>
    private const double Stiffness = 0.02;

    /// <summary>Area of one part in cm2.</summary>
    public double this[CircuitPart part] => PartAreas[(int)part];

    /// <summary>The model of a technology: each part is built alone and mapped.</summary>
    public static AreaModel Of(Mapper mapper)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        Literal a = CircuitBuilder.Input(0), b = CircuitBuilder.Input(1), c = CircuitBuilder.Input(2);
        return new AreaModel(
        [
            Area(x => Both(Adders.Full(x, a, b, c))),
            Area(x => [Adders.Full(x, a, b, c).Carry]),
            Area(x => [Adders.Full(x, a, b, c).Sum]),
            Area(x => Both(Adders.Half(x, a, b))),
            Area(x => [Adders.Half(x, a, b).Carry]),
            Area(x => [Adders.Half(x, a, b).Sum]),
            Area(x => [x.And(a, !b)]),
            Area(x => [x.Or(a, b)]),
            Area(x => [x.Or(x.And(a, !b), x.And(c, !x.And(!a, b)))]),
            Area(x => [x.And(a, b)]),
            Area(x => [x.Mux(a, b, c)]),
            Area(x => [x.And(a, b)]),
        ]);

        double Area(Func<CircuitBuilder, Literal[]> part)
        {
            CircuitBuilder builder = new([new InputSignal(0, 0), new InputSignal(0, 1), new InputSignal(0, 2)]);
            return mapper.Map(builder.Build(part(builder))).AreaCm2;
        }

        static Literal[] Both((Literal Sum, Literal Carry) adder) => [adder.Sum, adder.Carry];
    }

    /// <summary>A model that counts one part only.</summary>
    public static AreaModel Only(CircuitPart part) =>
        new([.. Enumerable.Range(0, Parts).Select(i => i == (int)part ? 1.0 : 0.0)]);

    /// <summary>The model that fits mapped circuits best: least squares of the relative errors, held towards the areas of
    /// the parts alone.</summary>
    /// <param name="samples">Counted parts and mapped area in cm2 of each circuit; circuits without area are left
    /// out.</param>
    public AreaModel Calibrated(IEnumerable<(double[] Counts, double AreaCm2)> samples)
    {
        // Unknown: the factor of each part. Row of a sample: parts' share of its area; goal 1.
        double[,] matrix = new double[Parts, Parts];
        double[] goal = new double[Parts];
        int used = 0;
        foreach ((double[] counts, double area) in samples.Where(s => s.AreaCm2 > 0))
        {
            used++;
            for (int i = 0; i < Parts; i++)
            {
                double x = counts[i] * PartAreas[i] / area;
                goal[i] += x;
                for (int j = 0; j < Parts; j++)
                {
                    matrix[i, j] += x * counts[j] * PartAreas[j] / area;
                }
            }
        }
        if (used == 0)
        {
            return this;
        }
        for (int i = 0; i < Parts; i++)
        {
            matrix[i, i] += Stiffness * used;
            goal[i] += Stiffness * used;
        }
        double[] factors = Solve(matrix, goal);
        return new AreaModel([.. PartAreas.Select((area, i) => area * Math.Clamp(factors[i], 0.2, 3))]);
    }

    /// <summary>Solves a symmetric positive definite system by Gaussian elimination; no pivoting is needed.</summary>
    private static double[] Solve(double[,] matrix, double[] goal)
    {
        int n = goal.Length;
        for (int pivot = 0; pivot < n; pivot++)
        {
            for (int row = pivot + 1; row < n; row++)
            {
                double factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (int column = pivot; column < n; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }
                goal[row] -= factor * goal[pivot];
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--)
        {
            double sum = goal[row];
            for (int column = row + 1; column < n; column++)
            {
                sum -= matrix[row, column] * solution[column];
            }
            solution[row] = sum / matrix[row, row];
        }
        return solution;
    }
}
