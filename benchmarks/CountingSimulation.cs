using PrintedMlp.Training.Gates;

namespace PrintedMlp.Benchmarks;

/// <summary>A simulation that counts what is asked of it; made for figures, not for their time.</summary>
internal sealed class CountingSimulation(GateSimulation inner) : GateSimulation(inner.Rows, inner.Network)
{
    /// <summary>Counts of one signal on all rows that care.</summary>
    public long Sweeps { get; private set; }

    /// <summary>Candidates priced: each a function of signals with its exact change of right rows.</summary>
    public long Candidates { get; private set; }

    public override void Reset()
    {
        inner.Reset();
        Loss = inner.Loss;
    }

    public override void Flip(int gate)
    {
        inner.Flip(gate);
        (RightNow, RightWithZero, OneOverZero) = (inner.RightNow, inner.RightWithZero, inner.OneOverZero);
    }

    /// <summary>A count of a signal alone prices it and its complement, one with a partner every function of both; the constants
    /// come with the signals.</summary>
    public override void Measure(int partner, ReadOnlySpan<int> signals, Span<int> measures)
    {
        inner.Measure(partner, signals, measures);
        PartnerOneOverZero = inner.PartnerOneOverZero;
        Sweeps += signals.Length;
        Candidates += partner < 0 ? 2 + 2L * signals.Length : (long)signals.Length * GateImplementations.Functions;
    }

    public override void SetSignal(int gate, int literal)
    {
        inner.SetSignal(gate, literal);
        Loss = inner.Loss;
    }

    public override void SetFunction(int gate, int function, int first, int second)
    {
        inner.SetFunction(gate, function, first, second);
        Loss = inner.Loss;
    }

    public override void Copy(int from, int to) => inner.Copy(from, to);

    public override void ApplyFlips() => inner.ApplyFlips();
}
