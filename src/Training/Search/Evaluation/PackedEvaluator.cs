using System.Numerics;
using System.Runtime.CompilerServices;
using PrintedMlp.Training.Search.Genomes;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>Evaluates with byte multiply-adds, four vectors of rows at a time. A genome is first listed as terms, so that
/// nothing is done for what it does not read.</summary>
internal sealed class PackedEvaluator<TLanes, TSum> : Evaluator
    where TLanes : struct, ILanes<TLanes>
    where TSum : struct, IPackedSum<TLanes>
{
    private readonly GenomeShape _shape;
    private readonly InterleavedRows _rows;
    private readonly PackedTerms _hidden;
    private readonly PackedTerms _outputs;
    private readonly AlignedArray<short> _values = new(TSum.Sources * TSum.Rows);
    private readonly AlignedArray<byte> _packed;

    public PackedEvaluator(SearchRows rows, GenomeShape shape, InterleavedRows interleaved)
        : base(rows)
    {
        (_shape, _rows) = (shape, interleaved);
        int tuples = (shape.Hidden + TSum.Sources - 1) / TSum.Sources;
        _hidden = new PackedTerms(tuples * TSum.Sources, shape.Inputs, TSum.Sources, InterleavedRows.GroupRows * TSum.Sources);
        _outputs = new PackedTerms(shape.Classes, shape.Hidden, TSum.Sources, TSum.Rows * TSum.Sources);
        _packed = new AlignedArray<byte>(tuples * TSum.Sources * TSum.Rows);
    }

    /// <inheritdoc/>
    public override long Loss(Genome genome)
    {
        List(genome);
        long loss = 0;
        for (int group = 0; group < _rows.Groups; group++)
        {
            int label = _rows.GroupClass[group];
            loss += (genome.Enabled[label] ? Wrong(genome, label, group) : _rows.GroupCount[group]) * Rows.Weights[label];
        }
        return loss;
    }

    /// <summary>Number of rows of a group that another class than their own wins.</summary>
    private long Wrong(Genome genome, int label, int group)
    {
        long wrong = 0;
        for (int row = 0; row < InterleavedRows.GroupRows; row += TSum.Rows)
        {
            Hidden(genome, ref Unsafe.Add(ref _rows.First, (nint)group * _rows.GroupBytes + row * TSum.Sources));
            wrong += Outputs(genome, label, (group * InterleavedRows.GroupRows + row) / SearchRows.BlockRows);
        }
        return wrong;
    }

    /// <summary>Lists what the network reads.</summary>
    private void List(Genome genome)
    {
        _outputs.Clear();
        for (int output = 0; output < _shape.Classes; output++)
        {
            if (genome.Enabled[output])
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
                FourVectors<TLanes> sums = TSum.Sum(ref codes, _hidden.Of(neuron), genome.HiddenBias[neuron]);
                new Rectifier<TLanes>(genome, neuron).Of(sums).Store(ref values);
            }
            TSum.Pack(ref _values.First, ref Unsafe.Add(ref _packed.First, first * TSum.Rows));
        }
    }

    /// <summary>Number of rows that another class than their own wins, among four vectors that begin with a block. Ties go to
    /// the lower class, which therefore gets one more.</summary>
    private int Outputs(Genome genome, int label, int block)
    {
        FourVectors<TLanes> own = TSum.Sum(ref _packed.First, _outputs.Of(label), genome.OutputBias[label]);
        FourVectors<TLanes> best = FourVectors<TLanes>.Broadcast(short.MinValue);
        for (int output = 0; output < _shape.Classes; output++)
        {
            if (output != label && genome.Enabled[output])
            {
                int bias = genome.OutputBias[output] + (output < label ? 1 : 0);
                best = FourVectors<TLanes>.Max(best, TSum.Sum(ref _packed.First, _outputs.Of(output), bias));
            }
        }
        return Count(block, TLanes.Above(best.A, own.A), TLanes.Above(best.B, own.B), TLanes.Above(best.C, own.C), TLanes.Above(best.D, own.D));
    }

    /// <summary>Number of real rows among the bits of four vectors that begin with a block.</summary>
    private int Count(int block, uint a, uint b, uint c, uint d)
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
