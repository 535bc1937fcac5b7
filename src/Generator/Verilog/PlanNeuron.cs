using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>How a neuron's value comes from its sum: 0 where the sign is set, else the ceiling where a bit above it is set, else bits of the
/// sum.</summary>
/// <param name="SignBit">The bit of the sum that makes the value 0; -1 when none does.</param>
/// <param name="AboveHigh">Highest bit of the sum that makes the value the ceiling; -1 when none does.</param>
/// <param name="AboveLow">Lowest such bit.</param>
/// <param name="Ceiling">The ceiling.</param>
/// <param name="Slices">The bits.</param>
internal sealed record PlanValue(int SignBit, int AboveHigh, int AboveLow, long Ceiling, ImmutableArray<PlanSlice> Slices);

/// <summary>A neuron that is part of the hardware.</summary>
internal sealed record PlanNeuron
{
    /// <summary>Carries the value.</summary>
    public required Net Value { get; init; }

    /// <summary>Carries the sum, the value's own net where the sum is the value; null for a neuron whose value never changes.</summary>
    public Net? Sum { get; init; }

    /// <summary>The value of a neuron that never changes, and that value modulo 2^width.</summary>
    public long Constant { get; init; }

    /// <inheritdoc cref="Constant"/>
    public long ConstantBits { get; init; }

    /// <summary>The summands that reach the sum.</summary>
    public ImmutableArray<PlanTerm> Terms { get; init; } = [];

    /// <summary>What is added; the sum is modulo 2^width.</summary>
    public ImmutableArray<PlanOperand> Operands { get; init; } = [];

    /// <summary>The value from the sum; null where the sum is the value.</summary>
    public PlanValue? Result { get; init; }

    /// <summary>Bits of sum and value that nobody reads.</summary>
    public ImmutableArray<PlanSlice> Unused { get; init; } = [];

    /// <summary>What is added to the summands in the equation: bias and corrections.</summary>
    public long Bias { get; init; }

    /// <summary>Smallest and largest sum.</summary>
    public long SumLow { get; init; }

    /// <inheritdoc cref="SumLow"/>
    public long SumHigh { get; init; }

    /// <summary>Whether a rectifier follows the sum.</summary>
    public bool IsRectified { get; init; }

    /// <summary>Low bits that the rectifier drops.</summary>
    public int DroppedBits { get; init; }

    /// <summary>Largest value behind the rectifier, and whether a sum reaches beyond it.</summary>
    public long Ceiling { get; init; }

    /// <inheritdoc cref="Ceiling"/>
    public bool IsSaturated { get; init; }

    /// <summary>Summands whose weight is not 0 and that the search removed.</summary>
    public int Removed { get; init; }

    /// <summary>Whether negative summands are subtracted without their last one.</summary>
    public bool HasOnesComplement { get; init; }

    /// <summary>A neuron as it is written.</summary>
    public static PlanNeuron Of(NeuronPlan plan)
    {
        PlanNeuron neuron = new() { Value = plan.Value, Constant = plan.Range.Low };
        PlanWord unused = new();
        if (plan.Sum is not { } sum)
        {
            return neuron with
            {
                ConstantBits = TwosComplement.Of(plan.Value.Width, plan.Range.Low),
                Unused = unused.Selected(plan.Value, ~plan.ReadBits).Slices,
            };
        }
        (PlanValue? result, long read) = sum == plan.Value ? (null, TwosComplement.Ones(sum.Width)) : ValueOf(plan, sum);
        QRelu? relu = plan.Neuron.Activation;
        return neuron with
        {
            Sum = sum,
            Terms = [.. plan.Terms.Select(PlanTerm.Of)],
            Operands = PlanOperand.Of(plan),
            Result = result,
            Unused = unused.Selected(sum, ~read).Selected(plan.Value, ~plan.ReadBits).Slices,
            Bias = plan.Neuron.Constant,
            SumLow = plan.SumRange.Low,
            SumHigh = plan.SumRange.High,
            IsRectified = relu is not null,
            DroppedBits = relu?.DroppedBits ?? 0,
            Ceiling = relu?.Ceiling ?? 0,
            IsSaturated = relu is not null && plan.SumRange.High >> relu.DroppedBits > relu.Ceiling,
            Removed = plan.Neuron.Summands.Count(s => s.Mask == 0 && s.Weight != 0),
            HasOnesComplement = plan.Neuron.Constant != plan.Neuron.Bias,
        };
    }

    private static (PlanValue, long Read) ValueOf(NeuronPlan plan, Net sum)
    {
        if (plan.Neuron.Activation is not { } relu)
        {
            int missing = plan.Value.Width - sum.Width;
            PlanWord extended = plan.SumRange.IsSigned ? new PlanWord().Repeated(sum, sum.Width - 1, missing) : new PlanWord().Zeros(missing);
            return (new PlanValue(-1, -1, -1, 0, extended.Bits(sum, sum.Width - 1, 0).Slices), TwosComplement.Ones(sum.Width));
        }
        // Above the highest bit of the largest sum only copies of the sign remain: they carry nothing when it is 0.
        int top = BitOperations.Log2((ulong)plan.SumRange.High);
        int width = Math.Min(relu.Width, top + 1 - relu.DroppedBits);
        int above = relu.DroppedBits + width, sign = plan.SumRange.IsSigned ? sum.Width - 1 : -1;
        ImmutableArray<PlanSlice> bits = new PlanWord().Zeros(plan.Value.Width - width).Bits(sum, above - 1, relu.DroppedBits).Slices;
        long read = (TwosComplement.Ones(top + 1) & ~TwosComplement.Ones(relu.DroppedBits)) | (sign < 0 ? 0 : 1L << sign);
        return (top >= above ? new PlanValue(sign, top, above, relu.Ceiling, bits) : new PlanValue(sign, -1, -1, 0, bits), read);
    }
}
