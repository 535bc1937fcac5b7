using System.Collections.Immutable;

namespace PrintedMlp.Approx.Circuits;

/// <summary>A combinational circuit as an and-inverter graph. Node 0 is the constant 0, nodes 1..inputs are the inputs,
/// the others are two-input ANDs in topological order: a node reads only nodes with a smaller number. Made by
/// <see cref="CircuitBuilder"/>; holds no node that no output needs.</summary>
public sealed class Circuit
{
    private readonly Literal[] _left;
    private readonly Literal[] _right;

    internal Circuit(
        ImmutableArray<InputSignal> inputs, Literal[] left, Literal[] right, ImmutableArray<Literal> outputs)
    {
        (Inputs, _left, _right, Outputs) = (inputs, left, right, outputs);
    }

    /// <summary>What the inputs are; input i is node i + 1.</summary>
    public ImmutableArray<InputSignal> Inputs { get; }

    /// <summary>The bits of the class index, bit 0 first.</summary>
    public ImmutableArray<Literal> Outputs { get; }

    /// <summary>Number of nodes, the constant and the inputs included.</summary>
    public int Nodes => _left.Length;

    /// <summary>Number of the first AND node.</summary>
    public int FirstAnd => 1 + Inputs.Length;

    /// <summary>Number of AND nodes.</summary>
    public int Ands => Nodes - FirstAnd;

    /// <summary>First operand of AND node <paramref name="node"/>.</summary>
    public Literal Left(int node) => _left[node];

    /// <summary>Second operand of AND node <paramref name="node"/>.</summary>
    public Literal Right(int node) => _right[node];

    /// <summary>True when the node is an AND, not the constant or an input.</summary>
    public bool IsAnd(int node) => node >= FirstAnd;
}
