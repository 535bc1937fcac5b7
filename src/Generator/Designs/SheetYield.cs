using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Designs;

/// <summary>A figure that is exact up to a sampled part.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Error">Half the width of its interval of 95 %; 0 when nothing was sampled.</param>
internal readonly record struct Estimated(double Value, double Error);

/// <summary>What printed sheets of a design are worth when each transistor is defective with some probability.</summary>
/// <param name="Accuracy">Expected accuracy of a sheet.</param>
/// <param name="GoodShare">Share of sheets whose accuracy is at most a tolerance below the sound design's.</param>
internal sealed record SheetYield(Estimated Accuracy, Estimated GoodShare)
{
    /// <summary>How sure somebody wants to be of his good sheets.</summary>
    public const double Confidence = 0.95;

    /// <summary>Sheets that are counted at most.</summary>
    private const int MostSheets = 1_000_000;

    /// <summary>Sheets that are drawn: as many as cells times words of 64 rows allow, within bounds.</summary>
    private const int FewestDraws = 200, MostDraws = 4000, DrawsOfCompared = 1000;
    private const double MostDrawnWords = 1e8;

    /// <summary>Share of all sheets below which none are drawn.</summary>
    private const double Negligible = 1e-7;

    /// <summary>Pairs of faults times words of 64 rows up to which every pair is simulated.</summary>
    private const double MostPairWords = 1_000_000, PairWordsOfCompared = 50_000;

    /// <summary>Tries a netlist: no defective cell, every single one, every pair where that is not too much, and drawn sheets with more.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="rows">Its inputs on rows.</param>
    /// <param name="labels">The class index of each row.</param>
    /// <param name="rate">Probability that a transistor is defective, above 0.</param>
    /// <param name="tolerance">Loss of accuracy that a good sheet may have, 0..1.</param>
    /// <param name="random">Decides what is drawn; is moved.</param>
    /// <param name="isCompared">It is one of many, so fewer pairs and sheets are tried.</param>
    public static SheetYield Of(Netlist netlist, BitRows rows, IReadOnlyList<int> labels, double rate, double tolerance, RandomStream random,
        bool isCompared = false)
    {
        Sheets sheets = new(netlist, rows, labels, tolerance);
        ImmutableArray<CellDefects> cells = CellDefects.Of(netlist, rate);
        Tally exact = new(), drawn = new();
        double none = cells.Aggregate(1.0, (product, c) => product * (1 - c.Probability));
        double[] odds = [.. cells.Select(c => none > 0 ? c.Probability / (1 - c.Probability) : 0)];
        exact.Add(none, sheets.Outcome());
        for (int i = 0; i < cells.Length && none > 0; i++)
        {
            foreach ((Fault fault, double share) in cells[i].Faults)
            {
                exact.Add(none * odds[i] * share, sheets.Outcome(fault));
            }
        }
        double pairs = cells.Sum(c => (double)c.Faults.Length);
        bool everyPair = none > 0 && pairs * pairs / 2 * rows.Words <= (isCompared ? PairWordsOfCompared : MostPairWords);
        for (int i = 0; everyPair && i < cells.Length; i++)
        {
            for (int j = i + 1; j < cells.Length; j++)
            {
                foreach ((Fault fault, double share) in cells[i].Faults)
                {
                    foreach ((Fault other, double otherShare) in cells[j].Faults)
                    {
                        exact.Add(none * odds[i] * odds[j] * share * otherShare, sheets.Outcome(fault, other));
                    }
                }
            }
        }
        // Where a sheet without a defect is next to impossible, sheets of all kinds are drawn.
        DefectDraws draws = new(cells, everyPair ? 3 : none > 0 ? 2 : 0);
        if (draws.Probability <= Negligible)
        {
            return new SheetYield(new(exact.Accuracy / exact.Weight, 0), new(exact.Good / exact.Weight, 0));
        }
        int count = (int)Math.Clamp(
            MostDrawnWords / Math.Max(1.0, (double)cells.Length * rows.Words), FewestDraws, isCompared ? DrawsOfCompared : MostDraws);
        for (int draw = 0; draw < count; draw++)
        {
            drawn.Add(draws.Probability / count, sheets.Outcome([.. draws.Next(random)]));
        }
        double Error(double sum, double squares) =>
            1.96 * Math.Sqrt(Math.Max(0, squares - sum * sum / draws.Probability) * draws.Probability / count);
        return new SheetYield(new(exact.Accuracy + drawn.Accuracy, Error(drawn.Accuracy, drawn.Squares)),
            new(exact.Good + drawn.Good, Error(drawn.Good, drawn.Good)));
    }

    /// <summary>The fewest sheets among which there are as many good ones as wanted, with <see cref="Confidence"/>; null when that is more than a
    /// million.</summary>
    /// <param name="good">Good sheets wanted, at least 1.</param>
    public int? SheetsFor(int good)
    {
        double[] exactly = [1, .. new double[good - 1]];
        for (int sheets = 1; sheets <= MostSheets; sheets++)
        {
            for (int have = good - 1; have >= 0; have--)
            {
                exactly[have] = exactly[have] * (1 - GoodShare.Value) + (have > 0 ? exactly[have - 1] * GoodShare.Value : 0);
            }
            if (exactly.Sum() <= 1 - Confidence)
            {
                return sheets;
            }
        }
        return null;
    }

    /// <summary>Sums of outcomes by their probabilities.</summary>
    private sealed class Tally
    {
        public double Weight { get; private set; }

        public double Accuracy { get; private set; }

        public double Squares { get; private set; }

        public double Good { get; private set; }

        public void Add(double weight, (double Accuracy, bool IsGood) outcome)
        {
            Weight += weight;
            Accuracy += weight * outcome.Accuracy;
            Squares += weight * outcome.Accuracy * outcome.Accuracy;
            Good += outcome.IsGood ? weight : 0;
        }
    }

    /// <summary>Accuracy of sheets with faults.</summary>
    private sealed class Sheets
    {
        private readonly FaultSimulation _simulation;
        private readonly ulong[][] _labels;
        private readonly int _rows;
        private readonly double _least;

        public Sheets(Netlist netlist, BitRows rows, IReadOnlyList<int> labels, double tolerance)
        {
            (_simulation, _labels, _rows) = (new FaultSimulation(netlist, rows), FaultEffects.LabelBits(rows, labels), rows.Rows);
            _simulation.Inject();
            // Whole rows, so that the last bit of a product decides nothing.
            _least = Math.Ceiling(_simulation.Correct(_labels) - tolerance * _rows - 1e-6);
        }

        public (double Accuracy, bool IsGood) Outcome(params ReadOnlySpan<Fault> faults)
        {
            _simulation.Inject(faults);
            int correct = _simulation.Correct(_labels);
            return ((double)correct / _rows, correct >= _least);
        }
    }
}
