using PrintedMlp.Training.Gates;

namespace PrintedMlp.Tests.Training.Gates;

/// <summary>A simulation that finds one row too many right.</summary>
internal sealed class FaultySimulation(GateSimulation right) : GateSimulation(right.Rows, right.Network)
{
    public override void Reset() => right.Reset();

    public override void Flip(int gate)
    {
        right.Flip(gate);
        (Loss, RightNow, RightWithZero, OneOverZero) = (right.Loss, right.RightNow, right.RightWithZero + 1, right.OneOverZero);
    }

    public override void Measure(int partner, ReadOnlySpan<int> signals, Span<int> measures)
    {
        right.Measure(partner, signals, measures);
        PartnerOneOverZero = right.PartnerOneOverZero;
    }

    public override void SetSignal(int gate, int literal) => right.SetSignal(gate, literal);

    public override void SetFunction(int gate, int function, int first, int second) => right.SetFunction(gate, function, first, second);

    public override void Copy(int from, int to) => right.Copy(from, to);

    public override void ApplyFlips() => right.ApplyFlips();
}
