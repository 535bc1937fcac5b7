using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Gates;

/// <summary>The value of every signal of a network on every row, kept up to date while gates change, and the exact count of
/// what a change would do.
/// A gate is simulated flipped on all rows at once, through all that depends on it. Some rows turn right, some wrong: these
/// care. Rows do not know of each other, so any other value of the gate changes the number of right rows by what it changes
/// on the rows that care: one such simulation prices every replacement.</summary>
internal abstract class GateSimulation
{
    protected GateSimulation(GateRows rows, GateNetwork network) => (Rows, Network) = (rows, network);

    public GateRows Rows { get; }

    public GateNetwork Network { get; }

    /// <summary>Loss of the network as it is.</summary>
    public long Loss { get; protected set; }

    /// <summary>Weight of the rows that are right as they are and care; see <see cref="Flip"/>.</summary>
    public int RightNow { get; protected set; }

    /// <summary>Weight of the rows that care and would be right with a 0.</summary>
    public int RightWithZero { get; protected set; }

    /// <summary>Weight of the rows that would be right with a 1, minus that of those that would with a 0.</summary>
    public int OneOverZero { get; protected set; }

    /// <summary>The same on those of these rows on which the partner of the last <see cref="Measure"/> is 1.</summary>
    public int PartnerOneOverZero { get; protected set; }

    public static GateSimulation Create(GateRows rows, GateNetwork network, VectorUnit unit) => unit switch
    {
        VectorUnit.Bits512 => new GateSimulation<Bits512>(rows, network),
        VectorUnit.Bits256 => new GateSimulation<Bits256>(rows, network),
        VectorUnit.Bits128 => new GateSimulation<Bits128>(rows, network),
        _ => new GateSimulation<Bits64>(rows, network),
    };

    /// <summary>Simulates the whole network.</summary>
    public abstract void Reset();

    /// <summary>Finds the rows that care for the value of a gate.</summary>
    public abstract void Flip(int gate);

    /// <summary>For each signal t: the weight of the caring rows on which it is 1 and that would be right with a 1, minus that
    /// of those that would be right with a 0.</summary>
    /// <param name="partner">Counts only rows on which this signal is 1 too; -1 counts all.</param>
    /// <param name="signals">The signals.</param>
    /// <param name="measures">Gets one number for each.</param>
    public abstract void Measure(int partner, ReadOnlySpan<int> signals, Span<int> measures);

    /// <summary>Gives a gate the value of a signal, complemented when wanted, and follows it to the outputs. The network's
    /// structure is to follow. Of an input only what its readers see changes.</summary>
    public abstract void SetSignal(int gate, int literal);

    /// <summary>Gives a gate the value of a function of two signals, numbered as in <see cref="GateImplementations.Of"/>.</summary>
    public abstract void SetFunction(int gate, int function, int first, int second);

    /// <summary>Gives a signal that nobody reads yet the value of another.</summary>
    public abstract void Copy(int from, int to);

    /// <summary>Complements the values of gates that now make the complement of what they made.</summary>
    public abstract void ApplyFlips();
}
