using System.Collections.Immutable;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Designs;

/// <summary>Draws sheets among those with at least some number of defective cells.</summary>
internal sealed class DefectDraws
{
    private readonly ImmutableArray<CellDefects> _cells;
    private readonly int _least;

    /// <summary>Of the cells from one on: probability that at least so many are defective.</summary>
    private readonly double[][] _atLeast;

    /// <summary>Of some cells.</summary>
    /// <param name="cells">Cells that may be defective, each by itself.</param>
    /// <param name="least">Fewest defective cells of a sheet that is drawn, at least 0.</param>
    public DefectDraws(ImmutableArray<CellDefects> cells, int least)
    {
        (_cells, _least, _atLeast) = (cells, least, new double[cells.Length + 1][]);
        _atLeast[cells.Length] = [1, .. new double[least]];
        for (int i = cells.Length - 1; i >= 0; i--)
        {
            double defective = cells[i].Probability;
            _atLeast[i] = [1, .. Enumerable.Range(1, least).Select(n => defective * _atLeast[i + 1][n - 1] + (1 - defective) * _atLeast[i + 1][n])];
        }
    }

    /// <summary>Share of such sheets among all.</summary>
    public double Probability => _atLeast[0][_least];

    /// <summary>The faults of one sheet; <see cref="Probability"/> is above 0.</summary>
    public List<Fault> Next(RandomStream random)
    {
        List<Fault> faults = [];
        int missing = _least;
        for (int i = 0; i < _cells.Length; i++)
        {
            if (random.NextDouble() * _atLeast[i][missing] < _cells[i].Probability * _atLeast[i + 1][Math.Max(0, missing - 1)])
            {
                missing = Math.Max(0, missing - 1);
                faults.Add(Fault(_cells[i], random.NextDouble()));
            }
        }
        return faults;
    }

    private static Fault Fault(CellDefects cell, double at)
    {
        foreach ((Fault fault, double share) in cell.Faults)
        {
            at -= share;
            if (at < 0)
            {
                return fault;
            }
        }
        return cell.Faults[^1].Fault;
    }
}
