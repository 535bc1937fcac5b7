using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PrintedMlp.Training.Search;

/// <summary>The incremental evaluator over lanes of one width. All sums fit 16 bits because genomes whose intervals leave
/// <see cref="GenomeShape.SumLimit"/> are rejected before they come here.</summary>
internal sealed class IncrementalEvaluator<TLanes> : IncrementalEvaluator
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Keeps outputs within 16 bits: sums are within <see cref="GenomeShape.SumLimit"/>.</summary>
    private const int LargestOffset = short.MaxValue - GenomeShape.SumLimit;

    private readonly short[] _sums;
    private readonly short[] _values;
    private readonly short[] _outputs;
    private readonly uint[] _wrong;
    private readonly Reader[] _readers;
    private readonly int[] _alive;
    private int _aliveCount;

    /// <summary>What the held outputs are too small by, all of them.</summary>
    private int _offset;

    public IncrementalEvaluator(SearchRows rows, GenomeShape shape)
        : base(rows, shape)
    {
        _sums = new short[shape.Hidden * rows.Padded];
        _values = new short[shape.Hidden * rows.Padded];
        _outputs = new short[shape.Classes * rows.Padded];
        _wrong = new uint[rows.Blocks];
        _readers = new Reader[shape.Classes];
        _alive = new int[shape.Classes];
    }

    /// <inheritdoc/>
    public override void Reset(Genome genome)
    {
        for (int neuron = 0; neuron < genome.Shape.Hidden; neuron++)
        {
            SumNeuron(genome, neuron);
        }
        Current.CopyFrom(genome);
        _offset = 0;
        ulong all = genome.Shape.Classes == 64 ? ulong.MaxValue : (1UL << genome.Shape.Classes) - 1;
        Loss = Outputs<Accept>(genome, all, long.MaxValue);
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
        AcceptOutputs(changed, ulong.MaxValue);
    }

    /// <summary>All sums and values of one hidden neuron.</summary>
    private void SumNeuron(Genome genome, int neuron)
    {
        int padded = Rows.Padded;
        Activation activation = new(genome, neuron);
        ref short sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        ref short values = ref MemoryMarshal.GetArrayDataReference(_values);
        ref short codes = ref MemoryMarshal.GetArrayDataReference(Rows.Columns);
        for (int row = 0; row < padded; row += TLanes.Count)
        {
            TLanes sum = TLanes.Broadcast(genome.HiddenBias[neuron]);
            for (int feature = 0; feature < Rows.Features; feature++)
            {
                int connection = genome.Shape.Into(neuron, feature);
                if (genome.Masks[connection] != 0)
                {
                    Term term = new(genome, connection);
                    sum += term.Of(TLanes.Load(ref Unsafe.Add(ref codes, feature * padded + row)));
                }
            }
            sum.Store(ref Unsafe.Add(ref sums, neuron * padded + row));
            activation.Of(sum).Store(ref Unsafe.Add(ref values, neuron * padded + row));
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
        Term oldFirst = new(Current, Current.Shape.Into(neuron, first)), newFirst = new(changed, Current.Shape.Into(neuron, first));
        Term oldSecond = new(Current, Current.Shape.Into(neuron, second)), newSecond = new(changed, Current.Shape.Into(neuron, second));
        TLanes bias = TLanes.Broadcast(changed.HiddenBias[neuron] - Current.HiddenBias[neuron]);
        Activation activation = new(changed, neuron);
        ReadOnlySpan<Reader> readers = Readers(changed, neuron);
        ref short sums = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sums), neuron * padded);
        ref short values = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), neuron * padded);
        ref short firstCodes = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Rows.Columns), first * padded);
        ref short secondCodes = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Rows.Columns), second * padded);
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
                TLanes before = TLanes.Load(ref Unsafe.Add(ref values, row)), after = activation.Of(sum);
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
            if (genome.Alive[output])
            {
                int connection = genome.Shape.Out(output, neuron);
                _readers[count++] = new Reader(output, genome.Masks[connection] != 0, new Term(genome, connection));
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
        ref short outputs = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_outputs), OutputsAt(row));
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

    /// <summary>Outputs change: their sums from the hidden values, then who wins.</summary>
    private long Outputs<TMode>(Genome changed, ulong outputs, long bound)
        where TMode : struct
    {
        int padded = Rows.Padded;
        Term[] terms = _terms ??= new Term[changed.Shape.Connections - changed.Shape.HiddenConnections];
        int[] sources = _sources ??= new int[terms.Length];
        int[] ends = _ends ??= new int[changed.Shape.Classes];
        int count = 0;
        _aliveCount = 0;
        for (int output = 0; output < changed.Shape.Classes; output++)
        {
            if (changed.Alive[output])
            {
                _alive[_aliveCount++] = output;
            }
            for (int neuron = 0; neuron < changed.Shape.Hidden && (outputs >> output & 1) == 1; neuron++)
            {
                int connection = changed.Shape.Out(output, neuron);
                if (changed.Masks[connection] != 0)
                {
                    (terms[count], sources[count++]) = (new Term(changed, connection), neuron * padded);
                }
            }
            ends[output] = count;
        }
        ref short values = ref MemoryMarshal.GetArrayDataReference(_values);
        long loss = 0;
        SequentialTest verdict = default;
        for (int block = 0; block < Rows.Blocks; block++)
        {
            uint wrong = 0;
            int label = Rows.BlockClass[block];
            for (int part = 0; part < SearchRows.BlockRows; part += TLanes.Count)
            {
                int row = block * SearchRows.BlockRows + part;
                ref short sums = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_outputs), OutputsAt(row));
                TLanes lower = TLanes.Broadcast(short.MinValue), higher = lower, own = lower;
                for (int i = 0; i < _aliveCount; i++)
                {
                    int output = _alive[i];
                    ref short at = ref Unsafe.Add(ref sums, output * SearchRows.BlockRows);
                    TLanes value;
                    if ((outputs >> output & 1) == 0)
                    {
                        value = TLanes.Load(ref at);
                    }
                    else
                    {
                        value = TLanes.Broadcast(changed.OutputBias[output] - _offset);
                        for (int t = output == 0 ? 0 : ends[output - 1]; t < ends[output]; t++)
                        {
                            value += terms[t].Of(TLanes.Load(ref Unsafe.Add(ref values, sources[t] + row)));
                        }
                        if (typeof(TMode) == typeof(Accept))
                        {
                            value.Store(ref at);
                        }
                    }
                    if (output < label)
                    {
                        lower = TLanes.Max(lower, value);
                    }
                    else if (output > label)
                    {
                        higher = TLanes.Max(higher, value);
                    }
                    else
                    {
                        own = value;
                    }
                }
                wrong |= (~TLanes.Above(own, lower) | TLanes.Above(higher, own)) << part;
                if (TLanes.Count < SearchRows.BlockRows)
                {
                    wrong &= part + TLanes.Count == SearchRows.BlockRows ? uint.MaxValue : (1u << (part + TLanes.Count)) - 1;
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

    private Term[]? _terms;
    private int[]? _sources;
    private int[]? _ends;

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

    private readonly record struct Reader(int Output, bool IsConnected, Term Term);

    /// <summary>A summand: <c>weight * (source &amp; mask)</c> in every lane.</summary>
    private readonly struct Term(Genome genome, int connection)
    {
        private readonly TLanes _mask = TLanes.Broadcast(genome.Masks[connection]);
        private readonly TLanes _weight = TLanes.Broadcast(genome.Weight(connection));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Of(TLanes source) => (source & _mask) * _weight;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Difference(TLanes after, TLanes before) => ((after & _mask) - (before & _mask)) * _weight;
    }

    /// <summary>A quantised rectifier.</summary>
    private readonly struct Activation(Genome genome, int neuron)
    {
        private readonly int _dropped = genome.Dropped[neuron];
        private readonly TLanes _ceiling = TLanes.Broadcast(genome.Ceiling(neuron));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Of(TLanes sum) => TLanes.Min(TLanes.Max(sum, TLanes.Broadcast(0)).ShiftRight(_dropped), _ceiling);
    }
}
