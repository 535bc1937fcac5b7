using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Faults;

/// <summary>What single stuck-at faults do to a classifier's answers on rows. Each fault counts once, whatever class it is in.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Sound">Rows whose label the sound netlist gives.</param>
/// <param name="Classes">The classes of faults.</param>
/// <param name="Correct">For each class: rows whose label the netlist with the fault gives.</param>
/// <param name="Changed">For each class: rows on which it answers otherwise than the sound one.</param>
public sealed record FaultEffects(int Rows, int Sound, ImmutableArray<FaultClass> Classes, ImmutableArray<int> Correct, ImmutableArray<int> Changed)
{
    /// <summary>Simulates every class of faults.</summary>
    /// <param name="netlist">The sound netlist.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="labels">The class index of each row.</param>
    public static FaultEffects Of(Netlist netlist, BitRows rows, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        FaultSimulation simulation = new(netlist, rows);
        ulong[][] bits = LabelBits(rows, labels);
        simulation.Inject();
        int sound = simulation.Correct(bits);
        ImmutableArray<FaultClass> classes = FaultList.Of(netlist);
        int[] correct = new int[classes.Length], changed = new int[classes.Length];
        for (int i = 0; i < classes.Length; i++)
        {
            simulation.Inject(classes[i].First);
            correct[i] = simulation.Correct(bits);
            changed[i] = simulation.ChangedRows().Sum(BitOperations.PopCount);
        }
        return new FaultEffects(rows.Rows, sound, classes, [.. correct], [.. changed]);
    }

    /// <summary>Labels as bits: of each bit of the index a word for 64 rows.</summary>
    public static ulong[][] LabelBits(BitRows rows, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        int bits = Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)labels.Max()));
        return BitRows.Of(rows.Rows, Math.Max(bits, 1), (row, bit) => (labels[row] >> bit & 1) == 1).Inputs;
    }

    /// <summary>Number of faults.</summary>
    public int Faults => Classes.Sum(c => c.Faults.Length);

    /// <summary>Share of the rows that are right without a fault.</summary>
    public double SoundAccuracy => (double)Sound / Rows;

    /// <summary>Least accuracy under a single fault; that of the sound netlist when it has none.</summary>
    public double WorstAccuracy => Classes.IsEmpty ? SoundAccuracy : (double)Correct.Min() / Rows;

    /// <summary>Mean accuracy over all single faults.</summary>
    public double MeanAccuracy => Classes.IsEmpty ? SoundAccuracy
        : Classes.Zip(Correct, (c, right) => (double)c.Faults.Length * right).Sum() / Faults / Rows;

    /// <summary>Share of the faults that change the answer on no row.</summary>
    public double HarmlessShare => Classes.IsEmpty ? 0 : Classes.Zip(Changed, (c, rows) => rows == 0 ? c.Faults.Length : 0).Sum() / (double)Faults;

    /// <summary>How many faults leave an accuracy in each of ten equal steps from 0 to 1; 1 itself is in the last.</summary>
    public int[] Histogram()
    {
        int[] counts = new int[10];
        foreach ((FaultClass each, int right) in Classes.Zip(Correct))
        {
            counts[Math.Min(9, 10 * right / Rows)] += each.Faults.Length;
        }
        return counts;
    }
}
