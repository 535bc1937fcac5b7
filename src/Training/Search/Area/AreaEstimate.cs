using System.Numerics;
using PrintedMlp.Approx.Numerics;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search.Area;

/// <summary>The area of a genome's circuit without building it: parts are counted neuron by neuron and kept, so that a
/// change costs what it touches. One carry-save tree a neuron, negative summands inverted, all constants in one; adders
/// whose sum or carry nobody reads are cheaper; rectifier, saturation and the tournament are counted; what nobody reads is
/// free; two remaining classes are one difference.</summary>
/// <param name="shape">Size of the networks.</param>
internal sealed class AreaEstimate(GenomeShape shape)
{
    private readonly double[] _hidden = new double[shape.Hidden];
    private readonly double[] _outputs = new double[shape.Classes];
    private readonly byte[] _readBits = new byte[shape.Hidden];
    private readonly byte[] _valueBits = new byte[shape.Hidden];
    private readonly bool[] _fits = new bool[shape.Hidden + shape.Classes];
    private readonly OutputWord[] _words = new OutputWord[shape.Classes];
    private double _argmax;
    private bool _isPair;

    /// <summary>Area in cm2; infinite when a sum leaves <see cref="GenomeShape.SumLimit"/>.</summary>
    public double AreaCm2 { get; private set; }

    /// <summary>Takes over the state of an estimate of the same shape.</summary>
    public void CopyFrom(AreaEstimate other)
    {
        other._hidden.AsSpan().CopyTo(_hidden);
        other._outputs.AsSpan().CopyTo(_outputs);
        other._readBits.AsSpan().CopyTo(_readBits);
        other._valueBits.AsSpan().CopyTo(_valueBits);
        other._fits.AsSpan().CopyTo(_fits);
        other._words.AsSpan().CopyTo(_words);
        (_argmax, _isPair, AreaCm2) = (other._argmax, other._isPair, other.AreaCm2);
    }

    /// <summary>Estimates a genome from the beginning.</summary>
    public double Estimate(Genome genome, AreaModel model)
    {
        Array.Clear(_readBits);
        return Update(genome, model, Ones(shape.Hidden), Ones(shape.Classes));
    }

    /// <summary>Estimates a genome that differs from the last one in these neurons only.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="model">Area of the parts.</param>
    /// <param name="hidden">Hidden neurons whose own genes changed, a bit each.</param>
    /// <param name="outputs">Outputs whose own genes changed, a bit each.</param>
    public double Update(Genome genome, AreaModel model, ulong hidden, ulong outputs)
    {
        hidden |= outputs != 0 ? UpdateReadBits(genome) : 0;
        for (ulong left = hidden; left != 0; left &= left - 1)
        {
            int neuron = BitOperations.TrailingZeroCount(left);
            byte bits = _valueBits[neuron];
            _hidden[neuron] = HiddenArea(genome, model, neuron);
            outputs |= bits != _valueBits[neuron] ? Readers(genome, neuron) : 0;
        }
        for (ulong left = outputs; left != 0; left &= left - 1)
        {
            int output = BitOperations.TrailingZeroCount(left);
            _outputs[output] = OutputArea(genome, model, output);
        }
        int enabled = outputs != 0 ? genome.EnabledClasses : 0;
        if (outputs != 0)
        {
            _argmax = enabled < 2 ? 0 : enabled == 2 ? DifferenceArea(genome, model) : Tournament.Area(genome, _words, model);
            _isPair = enabled == 2;
        }
        return AreaCm2 = Total();
    }

    /// <summary>Counts the parts of a genome, to calibrate a model: item i belongs to <see cref="CircuitPart"/> i.</summary>
    public static double[] Count(Genome genome)
    {
        AreaEstimate estimate = new(genome.Shape);
        double[] counts = new double[AreaModel.Parts];
        for (int part = 0; part < counts.Length; part++)
        {
            counts[part] = estimate.Estimate(genome, AreaModel.Only((CircuitPart)part));
        }
        return counts;
    }

    private double Total()
    {
        foreach (bool fits in _fits)
        {
            if (!fits)
            {
                return double.PositiveInfinity;
            }
        }
        double area = _argmax;
        foreach (double hidden in _hidden)
        {
            area += hidden;
        }
        if (!_isPair)
        {
            foreach (double output in _outputs)
            {
                area += output;
            }
        }
        return area;
    }

    private static ulong Ones(int count) => count == 64 ? ulong.MaxValue : (1UL << count) - 1;

    /// <summary>Which bits of each hidden value any live output reads.</summary>
    /// <returns>The neurons for which that changed.</returns>
    private ulong UpdateReadBits(Genome genome)
    {
        bool any = genome.EnabledClasses > 1;
        ulong changed = 0;
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            byte bits = 0;
            for (int output = 0; output < shape.Classes && any; output++)
            {
                bits |= genome.Enabled[output] ? genome.Masks[shape.Out(output, neuron)] : (byte)0;
            }
            changed |= bits != _readBits[neuron] ? 1UL << neuron : 0;
            _readBits[neuron] = bits;
        }
        return changed;
    }

    private ulong Readers(Genome genome, int neuron)
    {
        ulong readers = 0;
        for (int output = 0; output < shape.Classes; output++)
        {
            readers |= genome.Masks[shape.Out(output, neuron)] != 0 ? 1UL << output : 0;
        }
        return readers;
    }

    private double HiddenArea(Genome genome, AreaModel model, int neuron)
    {
        ColumnCounts columns = default;
        int at = shape.Into(neuron, 0);
        for (int connection = at; connection < at + shape.Inputs; connection++)
        {
            if (genome.Masks[connection] != 0)
            {
                columns.Add(genome.Masks[connection], genome.Exponents[connection], genome.Negative[connection]);
            }
        }
        columns.Add(genome.HiddenBias[neuron]);
        _fits[neuron] = Fits(columns);
        int dropped = genome.Dropped[neuron], width = genome.Widths[neuron];
        int unbounded = columns.Largest <= 0 ? 0 : columns.Largest >> dropped;
        int value = Math.Min(unbounded, (1 << width) - 1);
        _valueBits[neuron] = (byte)BitLength.Of((uint)value);
        int read = _readBits[neuron] & ((1 << _valueBits[neuron]) - 1);
        if (read == 0 || columns.IsConstant)
        {
            return 0;
        }
        bool isSigned = columns.Smallest < 0;
        int sumBits = Bits(columns.Smallest, columns.Largest), magnitude = isSigned ? sumBits - 1 : sumBits;
        int overflowing = unbounded > value ? Math.Max(0, magnitude - dropped - width) : 0;
        uint needed = ((uint)read << dropped) | (isSigned ? 1u << (sumBits - 1) : 0)
            | (overflowing > 0 ? ((1u << overflowing) - 1) << (dropped + width) : 0);
        int readCount = BitOperations.PopCount((uint)read);
        double area = CarrySaveTree.Area(columns, sumBits, needed, model);
        area += isSigned ? readCount * model[CircuitPart.RectifierBit] : 0;
        return area + (overflowing > 0 ? (overflowing - 1 + readCount) * model[CircuitPart.SaturationBit] : 0);
    }

    private ColumnCounts OutputColumns(Genome genome, int output, ColumnCounts columns, bool subtract)
    {
        int at = shape.Out(output, 0);
        for (int neuron = 0; neuron < shape.Hidden; neuron++)
        {
            int mask = genome.Masks[at + neuron] & ((1 << _valueBits[neuron]) - 1);
            if (mask != 0)
            {
                columns.Add(mask, genome.Exponents[at + neuron], genome.Negative[at + neuron] != subtract);
            }
        }
        columns.Add(subtract ? -genome.OutputBias[output] : genome.OutputBias[output]);
        return columns;
    }

    private double OutputArea(Genome genome, AreaModel model, int output)
    {
        if (!genome.Enabled[output])
        {
            _fits[shape.Hidden + output] = true;
            return 0;
        }
        ColumnCounts columns = OutputColumns(genome, output, default, subtract: false);
        // Not only what its sources can be now but all that the masks could let through, as intermediate sums hold it.
        _fits[shape.Hidden + output] = Fits(columns);
        int bits = Bits(columns.Smallest, columns.Largest);
        _words[output] = new OutputWord(columns.Smallest < 0, bits, columns.IsConstant ? bits : columns.LowestColumn);
        return columns.IsConstant ? 0 : CarrySaveTree.Area(columns, bits, uint.MaxValue, model);
    }

    private double DifferenceArea(Genome genome, AreaModel model)
    {
        int first = Array.IndexOf(genome.Enabled, true), second = Array.LastIndexOf(genome.Enabled, true);
        ColumnCounts columns = OutputColumns(genome, second, OutputColumns(genome, first, default, subtract: false), subtract: true);
        int bits = Bits(columns.Smallest, columns.Largest);
        return columns.IsConstant || columns.Smallest >= 0 || columns.Largest < 0 ? 0
            : CarrySaveTree.Area(columns, bits, 1u << (bits - 1), model);
    }

    private static bool Fits(in ColumnCounts columns) =>
        columns.Smallest >= -GenomeShape.SumLimit && columns.Largest <= GenomeShape.SumLimit;

    /// <summary>Bits that hold every number from low to high: two's complement when low is negative.</summary>
    private static int Bits(int low, int high) => low >= 0 ? Math.Max(1, BitLength.Of((uint)high))
        : 1 + Math.Max(BitLength.Of((uint)~low), high <= 0 ? 0 : BitLength.Of((uint)high));
}
