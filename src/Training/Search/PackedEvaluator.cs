using System.Numerics;
using System.Runtime.CompilerServices;

namespace PrintedMlp.Training.Search;

/// <summary>Evaluates with byte multiply-adds, four vectors of rows at a time. A genome is first listed as terms, so that
/// nothing is done for what it does not read.</summary>
internal sealed class PackedEvaluator<TLanes, TSum> : Evaluator
    where TLanes : struct, ILanes<TLanes>
    where TSum : struct, IPackedSum
{
    private readonly GenomeShape _shape;
    private readonly InterleavedRows _rows;
    private readonly PackedTerms _hidden;
    private readonly PackedTerms _outputs;
    private readonly AlignedArray<short> _values = new(TSum.Sources * TSum.Rows);
    private readonly AlignedArray<byte> _packed;
    private readonly AlignedArray<short> _sums;
    private readonly Players _players;

    public PackedEvaluator(SearchRows rows, GenomeShape shape, InterleavedRows interleaved)
        : base(rows)
    {
        (_shape, _rows) = (shape, interleaved);
        int tuples = (shape.Hidden + TSum.Sources - 1) / TSum.Sources;
        _hidden = new PackedTerms(tuples * TSum.Sources, shape.Inputs, TSum.Sources, InterleavedRows.GroupRows * TSum.Sources);
        _outputs = new PackedTerms(shape.Classes, shape.Hidden, TSum.Sources, TSum.Rows * TSum.Sources);
        _packed = new AlignedArray<byte>(tuples * TSum.Sources * TSum.Rows);
        _sums = new AlignedArray<short>(shape.Classes * TSum.Rows);
        _players = new Players(shape.Classes, TSum.Rows);
    }

    /// <inheritdoc/>
    public override long Loss(Genome genome)
    {
        List(genome);
        long loss = 0;
        for (int group = 0; group < _rows.Groups; group++)
        {
            for (int row = 0; row < InterleavedRows.GroupRows; row += TSum.Rows)
            {
                Hidden(genome, ref Unsafe.Add(ref _rows.First, (nint)group * _rows.GroupBytes + row * TSum.Sources));
                Outputs(genome);
                loss += Judge((group * InterleavedRows.GroupRows + row) / SearchRows.BlockRows);
            }
        }
        return loss;
    }

    /// <summary>Lists what the network reads.</summary>
    private void List(Genome genome)
    {
        _players.List(genome);
        _outputs.Clear();
        for (int output = 0; output < _shape.Classes; output++)
        {
            if (genome.Alive[output])
            {
                _outputs.Add(genome, _shape.Out(output, 0));
            }
            else
            {
                _outputs.AddNothing();
            }
        }
        _hidden.Clear();
        for (int neuron = 0; neuron < _shape.Hidden; neuron++)
        {
            if (_outputs.Reads(neuron))
            {
                _hidden.Add(genome, _shape.Into(neuron, 0));
            }
            else
            {
                _hidden.AddNothing();
            }
        }
    }

    private void Hidden(Genome genome, ref byte codes)
    {
        for (int first = 0; first < _shape.Hidden; first += TSum.Sources)
        {
            int end = Math.Min(first + TSum.Sources, _shape.Hidden);
            for (int neuron = first; neuron < end; neuron++)
            {
                ref short values = ref Unsafe.Add(ref _values.First, (neuron - first) * TSum.Rows);
                TSum.Sum(ref codes, _hidden.Of(neuron), genome.HiddenBias[neuron], ref values);
                Activate(genome, neuron, ref values);
            }
            TSum.Pack(ref _values.First, ref Unsafe.Add(ref _packed.First, first * TSum.Rows));
        }
    }

    private static void Activate(Genome genome, int neuron, ref short sums)
    {
        TLanes ceiling = TLanes.Broadcast(genome.Ceiling(neuron)), zero = TLanes.Broadcast(0);
        int dropped = genome.Dropped[neuron];
        for (int i = 0; i < TSum.Rows; i += TLanes.Count)
        {
            ref short at = ref Unsafe.Add(ref sums, i);
            TLanes.Min(TLanes.Max(TLanes.Load(ref at), zero).ShiftRight(dropped), ceiling).Store(ref at);
        }
    }

    private void Outputs(Genome genome)
    {
        for (int output = 0; output < _shape.Classes; output++)
        {
            ref short sums = ref Unsafe.Add(ref _sums.First, output * TSum.Rows);
            TSum.Sum(ref _packed.First, _outputs.Of(output), genome.OutputBias[output], ref sums);
        }
    }

    /// <summary>The loss of the blocks whose output values are there.</summary>
    private long Judge(int firstBlock)
    {
        ReadOnlySpan<byte> labels = _rows.BlockClass.AsSpan(firstBlock, TSum.Rows / SearchRows.BlockRows);
        if (!labels.ContainsAnyExcept(labels[0]))
        {
            (uint a, uint b, uint c, uint d) = _players.WrongOfFour<TLanes>(labels[0], ref _sums.First);
            return Wrong(firstBlock, a, b, c, d) * Rows.Weights[labels[0]];
        }
        long loss = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            uint wrong = 0;
            for (int part = 0; part < SearchRows.BlockRows; part += TLanes.Count)
            {
                int at = i * SearchRows.BlockRows + part;
                wrong |= _players.Wrong<TLanes>(labels[i], ref Unsafe.Add(ref _sums.First, at)) << part;
            }
            loss += BitOperations.PopCount(wrong & _rows.Valid[firstBlock + i]) * Rows.Weights[labels[i]];
        }
        return loss;
    }

    /// <summary>Number of wrong rows among four vectors that begin with a block.</summary>
    private int Wrong(int block, uint a, uint b, uint c, uint d)
    {
        ReadOnlySpan<uint> valid = _rows.Valid.AsSpan(block, TSum.Rows / SearchRows.BlockRows);
        return TLanes.Count switch
        {
            32 => BitOperations.PopCount((ulong)(a & valid[0]) << 32 | (b & valid[1]))
                + BitOperations.PopCount((ulong)(c & valid[2]) << 32 | (d & valid[3])),
            16 when valid.Length == 2 => BitOperations.PopCount(((a & 0xFFFF) | b << 16) & valid[0])
                + BitOperations.PopCount(((c & 0xFFFF) | d << 16) & valid[1]),
            _ => BitOperations.PopCount(((a & 0xFF) | (b & 0xFF) << 8 | (c & 0xFF) << 16 | d << 24) & valid[0]),
        };
    }
}
