using System.Numerics;
using System.Runtime.CompilerServices;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>The incremental evaluator over lanes of one width. All sums fit 16 bits because genomes whose intervals leave
/// <see cref="GenomeShape.SumLimit"/> are rejected before they come here.</summary>
internal sealed class IncrementalEvaluator<TLanes> : IncrementalEvaluator
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Keeps outputs within 16 bits: sums are within <see cref="GenomeShape.SumLimit"/>.</summary>
    private const int LargestOffset = short.MaxValue - GenomeShape.SumLimit;

    private readonly AlignedArray<short> _sums;
    private readonly AlignedArray<short> _values;
    private readonly AlignedArray<short> _outputs;
    private readonly AlignedArray<short> _saved;
    private readonly uint[] _wrong;
    private readonly Reader[] _readers;
    private readonly MaskedTerm<TLanes>[] _terms;
    private readonly Change[] _changes;
    private readonly LaneArgmax _argmax;

    /// <summary>What the held outputs are too small by, all of them.</summary>
    private int _offset;

    public IncrementalEvaluator(SearchRows rows, GenomeShape shape)
        : base(rows, shape)
    {
        _sums = new AlignedArray<short>(shape.Hidden * rows.Padded);
        _values = new AlignedArray<short>(shape.Hidden * rows.Padded);
        _outputs = new AlignedArray<short>(shape.Classes * rows.Padded);
        _saved = new AlignedArray<short>(shape.Classes * SearchRows.BlockRows);
        _wrong = new uint[rows.Blocks];
        _readers = new Reader[shape.Classes];
        _terms = new MaskedTerm<TLanes>[shape.Classes * shape.Hidden];
        _changes = new Change[shape.Classes];
        _argmax = new LaneArgmax(shape.Classes, SearchRows.BlockRows);
    }

    private ulong AllOutputs => Current.Shape.Classes == 64 ? ulong.MaxValue : (1UL << Current.Shape.Classes) - 1;

    /// <inheritdoc/>
    public override void Reset(Genome genome)
    {
        for (int neuron = 0; neuron < genome.Shape.Hidden; neuron++)
        {
            SumNeuron(genome, neuron);
        }
        Current.CopyFrom(genome);
        _offset = 0;
        Loss = Outputs<Accept>(genome, AllOutputs, long.MaxValue);
    }

    /// <inheritdoc/>
    public override long TryHidden(Genome changed, int neuron, long bound) => Hidden<Probe>(changed, neuron, bound);

    /// <inheritdoc/>
    public override long TryOutputs(Genome changed, ulong outputs, long bound) => Outputs<Probe>(changed, outputs, bound);

    /// <inheritdoc/>
    public override void AcceptHidden(Genome changed, int neuron)
    {
        Loss = Hidden<Accept>(changed, neuron, long.MaxValue);
        Current.CopyFrom(changed);
    }

    /// <inheritdoc/>
    public override void AcceptOutputs(Genome changed, ulong outputs)
    {
        Loss = Outputs<Accept>(changed, outputs, long.MaxValue);
        Current.CopyFrom(changed);
    }

    /// <inheritdoc/>
    public override void AcceptOffset(Genome changed, int offset)
    {
        if (Math.Abs(_offset + offset) <= LargestOffset)
        {
            _offset += offset;
            Current.CopyFrom(changed);
            return;
        }
        _offset = 0;
        AcceptOutputs(changed, AllOutputs);
    }

    /// <summary>All sums and values of one hidden neuron.</summary>
    private void SumNeuron(Genome genome, int neuron)
    {
        int padded = Rows.Padded;
        Rectifier<TLanes> rectifier = new(genome, neuron);
        ref short sums = ref _sums.First;
        ref short values = ref _values.First;
        ref short codes = ref Rows.AlignedColumns.First;
        for (int row = 0; row < padded; row += TLanes.Count)
        {
            TLanes sum = TLanes.Broadcast(genome.HiddenBias[neuron]);
            for (int feature = 0; feature < Rows.Features; feature++)
            {
                int connection = genome.Shape.Into(neuron, feature);
                if (genome.Masks[connection] != 0)
                {
                    MaskedTerm<TLanes> term = new(genome, connection);
                    sum += term.Of(TLanes.Load(ref Unsafe.Add(ref codes, feature * padded + row)));
                }
            }
            sum.Store(ref Unsafe.Add(ref sums, neuron * padded + row));
            rectifier.Of(sum).Store(ref Unsafe.Add(ref values, neuron * padded + row));
        }
    }

    /// <summary>The heart of annealing: one hidden neuron changes by a few summands.</summary>
    private long Hidden<TMode>(Genome changed, int neuron, long bound)
        where TMode : struct
    {
        int padded = Rows.Padded, changes = 0;
        Span<int> features = stackalloc int[2];
        for (int feature = 0; feature < Rows.Features; feature++)
        {
            int connection = Current.Shape.Into(neuron, feature);
            if (Current.Masks[connection] != changed.Masks[connection]
                || (changed.Masks[connection] != 0 && (Current.Exponents[connection] != changed.Exponents[connection]
                    || Current.Negative[connection] != changed.Negative[connection])))
            {
                if (changes == features.Length)
                {
                    return HiddenAnew<TMode>(changed, neuron, bound);
                }
                features[changes++] = feature;
            }
        }
        int first = changes > 0 ? features[0] : 0, second = changes > 1 ? features[1] : 0;
        MaskedTerm<TLanes> oldFirst = new(Current, Current.Shape.Into(neuron, first)), newFirst = new(changed, Current.Shape.Into(neuron, first));
        MaskedTerm<TLanes> oldSecond = new(Current, Current.Shape.Into(neuron, second)), newSecond = new(changed, Current.Shape.Into(neuron, second));
        TLanes bias = TLanes.Broadcast(changed.HiddenBias[neuron] - Current.HiddenBias[neuron]);
        Rectifier<TLanes> rectifier = new(changed, neuron);
        ReadOnlySpan<Reader> readers = Readers(changed, neuron);
        ref short sums = ref Unsafe.Add(ref _sums.First, neuron * padded);
        ref short values = ref Unsafe.Add(ref _values.First, neuron * padded);
        ref short firstCodes = ref Unsafe.Add(ref Rows.AlignedColumns.First, first * padded);
        ref short secondCodes = ref Unsafe.Add(ref Rows.AlignedColumns.First, second * padded);
        long loss = 0;
        SequentialTest verdict = default;
        for (int block = 0; block < Rows.Blocks; block++)
        {
            uint wrong = _wrong[block];
            int label = Rows.BlockClass[block];
            for (int part = 0; part < SearchRows.BlockRows; part += TLanes.Count)
            {
                int row = block * SearchRows.BlockRows + part;
                TLanes sum = TLanes.Load(ref Unsafe.Add(ref sums, row)) + bias;
                if (changes > 0)
                {
                    TLanes codes = TLanes.Load(ref Unsafe.Add(ref firstCodes, row));
                    sum = sum + newFirst.Of(codes) - oldFirst.Of(codes);
                    if (changes > 1)
                    {
                        codes = TLanes.Load(ref Unsafe.Add(ref secondCodes, row));
                        sum = sum + newSecond.Of(codes) - oldSecond.Of(codes);
                    }
                }
                TLanes before = TLanes.Load(ref Unsafe.Add(ref values, row)), after = rectifier.Of(sum);
                if (typeof(TMode) == typeof(Accept))
                {
                    sum.Store(ref Unsafe.Add(ref sums, row));
                    after.Store(ref Unsafe.Add(ref values, row));
                }
                if (!TLanes.SameAs(before, after))
                {
                    wrong = Mixed(wrong, Judge<TMode>(readers, label, row, before, after), part);
                }
            }
            wrong &= Rows.Valid[block];
            if (typeof(TMode) == typeof(Accept))
            {
                _wrong[block] = wrong;
                loss += BitOperations.PopCount(wrong) * Rows.Weights[label];
                continue;
            }
            verdict.Count(wrong, _wrong[block], Rows.Weights[label]);
            if (verdict.Loss > bound || (Rows.IsRunEnd[block] && verdict.IsHopeless(bound - Loss)))
            {
                return long.MaxValue;
            }
        }
        return typeof(TMode) == typeof(Accept) ? loss : verdict.Loss;
    }

    /// <summary>More than two summands change: sums from the beginning. Rare, so it may go through the whole state.</summary>
    private long HiddenAnew<TMode>(Genome changed, int neuron, long bound)
        where TMode : struct
    {
        SumNeuron(changed, neuron);
        long loss = Outputs<TMode>(changed, ReadersOf(changed, neuron), bound);
        if (typeof(TMode) == typeof(Probe))
        {
            SumNeuron(Current, neuron);
        }
        return loss;
    }

    private static ulong ReadersOf(Genome genome, int neuron)
    {
        ulong readers = 0;
        for (int output = 0; output < genome.Shape.Classes; output++)
        {
            readers |= genome.Masks[genome.Shape.Out(output, neuron)] != 0 ? 1UL << output : 0;
        }
        return readers;
    }

    /// <summary>The outputs that can win, in order, with how each reads the neuron.</summary>
    private ReadOnlySpan<Reader> Readers(Genome genome, int neuron)
    {
        int count = 0;
        for (int output = 0; output < genome.Shape.Classes; output++)
        {
            if (genome.Enabled[output])
            {
                int connection = genome.Shape.Out(output, neuron);
                _readers[count++] = new Reader(output, genome.Masks[connection] != 0, new MaskedTerm<TLanes>(genome, connection));
            }
        }
        return _readers.AsSpan(0, count);
    }

    /// <summary>Which lanes are wrong after a hidden value went from <paramref name="before"/> to <paramref name="after"/>.
    /// The lowest index wins ties.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Judge<TMode>(ReadOnlySpan<Reader> readers, int label, int row, TLanes before, TLanes after)
        where TMode : struct
    {
        ref short outputs = ref Unsafe.Add(ref _outputs.First, OutputsAt(row));
        TLanes lower = TLanes.Broadcast(short.MinValue), higher = lower, own = lower;
        int i = 0;
        for (; i < readers.Length && readers[i].Output < label; i++)
        {
            lower = TLanes.Max(lower, Read<TMode>(in readers[i], ref outputs, before, after));
        }
        if (i < readers.Length && readers[i].Output == label)
        {
            own = Read<TMode>(in readers[i++], ref outputs, before, after);
        }
        for (; i < readers.Length; i++)
        {
            higher = TLanes.Max(higher, Read<TMode>(in readers[i], ref outputs, before, after));
        }
        // own > lower and own >= higher, else wrong. A class that cannot win keeps the smallest value and always loses.
        return ~TLanes.Above(own, lower) | TLanes.Above(higher, own);
    }

    /// <summary>An output value after the hidden value that it reads has changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Read<TMode>(ref readonly Reader reader, ref short outputs, TLanes before, TLanes after)
        where TMode : struct
    {
        ref short at = ref Unsafe.Add(ref outputs, reader.Output * SearchRows.BlockRows);
        TLanes value = TLanes.Load(ref at);
        if (reader.IsConnected)
        {
            value += reader.Term.Difference(after, before);
            if (typeof(TMode) == typeof(Accept))
            {
                value.Store(ref at);
            }
        }
        return value;
    }

    /// <summary>Where the outputs of a row begin: those of a block lie together, class after class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int OutputsAt(int row) =>
        row / SearchRows.BlockRows * SearchRows.BlockRows * Current.Shape.Classes + row % SearchRows.BlockRows;

    /// <summary>Outputs change: their sums from the hidden values, then who wins. The new sums take the place of the old
    /// ones, which a probe puts back.</summary>
    private long Outputs<TMode>(Genome changed, ulong outputs, long bound)
        where TMode : struct
    {
        _argmax.List(changed);
        ReadOnlySpan<Change> changes = Changes(changed, outputs);
        long loss = 0;
        SequentialTest verdict = default;
        for (int block = 0; block < Rows.Blocks; block++)
        {
            uint wrong = 0;
            int label = Rows.BlockClass[block];
            for (int part = 0; part < SearchRows.BlockRows; part += TLanes.Count)
            {
                int row = block * SearchRows.BlockRows + part;
                ref short sums = ref Unsafe.Add(ref _outputs.First, OutputsAt(row));
                for (int i = 0; i < changes.Length; i++)
                {
                    ref short at = ref Unsafe.Add(ref sums, changes[i].Offset);
                    TLanes sum = Sum(in changes[i], row);
                    if (typeof(TMode) == typeof(Probe))
                    {
                        TLanes.Load(ref at).Store(ref Unsafe.Add(ref _saved.First, i * TLanes.Count));
                    }
                    sum.Store(ref at);
                }
                wrong |= _argmax.Wrong<TLanes>(label, ref sums) << part;
                for (int i = 0; i < changes.Length && typeof(TMode) == typeof(Probe); i++)
                {
                    TLanes.Load(ref Unsafe.Add(ref _saved.First, i * TLanes.Count)).Store(ref Unsafe.Add(ref sums, changes[i].Offset));
                }
            }
            wrong &= Rows.Valid[block];
            if (typeof(TMode) == typeof(Accept))
            {
                _wrong[block] = wrong;
                loss += BitOperations.PopCount(wrong) * Rows.Weights[label];
                continue;
            }
            verdict.Count(wrong, _wrong[block], Rows.Weights[label]);
            if (verdict.Loss > bound || (Rows.IsRunEnd[block] && verdict.IsHopeless(bound - Loss)))
            {
                return long.MaxValue;
            }
        }
        return typeof(TMode) == typeof(Accept) ? loss : verdict.Loss;
    }

    /// <summary>The outputs that change and can win, with their terms.</summary>
    private ReadOnlySpan<Change> Changes(Genome changed, ulong outputs)
    {
        int changes = 0, terms = 0;
        for (ulong left = outputs; left != 0; left &= left - 1)
        {
            int output = BitOperations.TrailingZeroCount(left), first = terms;
            for (int neuron = 0; neuron < changed.Shape.Hidden && changed.Enabled[output]; neuron++)
            {
                int connection = changed.Shape.Out(output, neuron);
                if (changed.Masks[connection] != 0)
                {
                    _terms[terms++] = new MaskedTerm<TLanes>(changed, connection, neuron * Rows.Padded);
                }
            }
            if (changed.Enabled[output])
            {
                _changes[changes++] = new Change(output * SearchRows.BlockRows, changed.OutputBias[output] - _offset, first, terms);
            }
        }
        return _changes.AsSpan(0, changes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Sum(ref readonly Change change, int row)
    {
        TLanes sum = TLanes.Broadcast(change.Bias);
        ref short values = ref Unsafe.Add(ref _values.First, row);
        for (int i = change.FirstTerm; i < change.EndTerm; i++)
        {
            ref readonly MaskedTerm<TLanes> term = ref _terms[i];
            sum += term.Of(TLanes.Load(ref Unsafe.Add(ref values, term.Source)));
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mixed(uint wrong, uint part, int at)
    {
        if (TLanes.Count == SearchRows.BlockRows)
        {
            return part;
        }
        uint lanes = (1u << TLanes.Count) - 1;
        return (wrong & ~(lanes << at)) | ((part & lanes) << at);
    }

    /// <summary>A loop that only counts.</summary>
    private readonly struct Probe;

    /// <summary>A loop that also keeps the new values.</summary>
    private readonly struct Accept;

    private readonly record struct Reader(int Output, bool IsConnected, MaskedTerm<TLanes> Term);

    /// <summary>An output whose sums are formed anew.</summary>
    /// <param name="Offset">Where its sums are in those of a block.</param>
    /// <param name="Bias">Its bias.</param>
    /// <param name="FirstTerm">Its first term.</param>
    /// <param name="EndTerm">The first term that is not its own.</param>
    private readonly record struct Change(int Offset, int Bias, int FirstTerm, int EndTerm);
}
