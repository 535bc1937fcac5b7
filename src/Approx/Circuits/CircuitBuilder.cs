using System.Collections.Immutable;

namespace PrintedMlp.Approx.Circuits;

/// <summary>Grows an and-inverter graph with constant folding and structural hashing: asking twice for the same
/// function of the same literals gives the same node.</summary>
public sealed class CircuitBuilder
{
    private readonly List<Literal> _left = [Literal.False];
    private readonly List<Literal> _right = [Literal.False];
    private readonly List<int> _depth = [0];
    private readonly Dictionary<(Literal, Literal), Literal> _known = [];
    private readonly ImmutableArray<InputSignal> _inputs;

    /// <summary>A graph with these inputs and no gate.</summary>
    public CircuitBuilder(ImmutableArray<InputSignal> inputs)
    {
        _inputs = inputs;
        for (int i = 0; i < inputs.Length; i++)
        {
            _left.Add(Literal.False);
            _right.Add(Literal.False);
            _depth.Add(0);
        }
    }

    /// <summary>Input number <paramref name="index"/>.</summary>
    public static Literal Input(int index) => new(2 * (index + 1));

    /// <summary>a and b.</summary>
    public Literal And(Literal a, Literal b)
    {
        if (a.Code > b.Code)
        {
            (a, b) = (b, a);
        }
        if (a == Literal.False || a == !b)
        {
            return Literal.False;
        }
        if (a == Literal.True || a == b)
        {
            return b;
        }
        if (_known.TryGetValue((a, b), out Literal known))
        {
            return known;
        }
        Literal result = Absorb(a, b) ?? Absorb(b, a) ?? NewNode(a, b);
        _known[(a, b)] = result;
        return result;
    }

    /// <summary>a or b.</summary>
    public Literal Or(Literal a, Literal b) => !And(!a, !b);

    /// <summary>Exclusive or, in the four-NAND form (see <see cref="XorParts"/>).</summary>
    public Literal Xor(Literal a, Literal b) => XorParts.Of(this, a, b).Sum;

    /// <summary><paramref name="select"/> ? <paramref name="whenOne"/> : <paramref name="whenZero"/>.</summary>
    public Literal Mux(Literal select, Literal whenOne, Literal whenZero)
    {
        if (whenOne == whenZero)
        {
            return whenOne;
        }
        if (whenOne == !whenZero)
        {
            return !Xor(select, whenOne);
        }
        return Or(And(select, whenOne), And(!select, whenZero));
    }

    /// <summary>Number of nodes so far, the constant and the inputs included.</summary>
    internal int Nodes => _left.Count;

    /// <summary>True when the node is an AND.</summary>
    internal bool IsAnd(int node) => node > _inputs.Length;

    /// <summary>First operand of an AND.</summary>
    internal Literal Left(int node) => _left[node];

    /// <summary>Second operand of an AND.</summary>
    internal Literal Right(int node) => _right[node];

    /// <summary>Number of ANDs on the longest way from an input: adders take early signals first.</summary>
    public int Depth(Literal literal) => _depth[literal.Node];

    /// <summary>The same signal in the polarity that a NAND technology has for free: inputs as they come, gates
    /// complemented, since an AND is a NAND and an inverter.</summary>
    internal (Literal Cheap, bool Flipped) Cheap(Literal literal)
    {
        bool flipped = literal.IsComplement != literal.Node > _inputs.Length;
        return (literal ^ flipped, flipped);
    }

    /// <summary>Builds another circuit inside of this one.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="inputs">What its inputs are here.</param>
    /// <returns>Its outputs.</returns>
    public Literal[] Insert(Circuit circuit, IReadOnlyList<Literal> inputs)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return Insert(circuit, inputs, circuit.Outputs);
    }

    /// <summary>Builds another circuit inside of this one.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="inputs">What its inputs are here.</param>
    /// <param name="signals">Signals of the circuit.</param>
    /// <returns>What they are here.</returns>
    public Literal[] Insert(Circuit circuit, IReadOnlyList<Literal> inputs, IReadOnlyList<Literal> signals)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Literal[] made = [Literal.False, .. inputs, .. new Literal[circuit.Ands]];
        for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
        {
            made[node] = And(Made(circuit.Left(node)), Made(circuit.Right(node)));
        }
        return [.. signals.Select(Made)];

        Literal Made(Literal literal) => made[literal.Node] ^ literal.IsComplement;
    }

    /// <summary>The circuit of these outputs, without the nodes that none of them needs.</summary>
    public Circuit Build(IReadOnlyList<Literal> outputs)
    {
        bool[] needed = new bool[_left.Count];
        foreach (Literal output in outputs)
        {
            needed[output.Node] = true;
        }
        int first = 1 + _inputs.Length;
        for (int node = _left.Count - 1; node >= first; node--)
        {
            if (needed[node])
            {
                needed[_left[node].Node] = needed[_right[node].Node] = true;
            }
        }
        int[] number = new int[_left.Count];
        List<Literal> left = [], right = [];
        for (int node = 0; node < _left.Count; node++)
        {
            if (node < first || needed[node])
            {
                number[node] = left.Count;
                left.Add(Renumbered(_left[node]));
                right.Add(Renumbered(_right[node]));
            }
        }
        return new Circuit(_inputs, [.. left], [.. right], [.. outputs.Select(Renumbered)]);

        Literal Renumbered(Literal literal) => new(2 * number[literal.Node] + (literal.IsComplement ? 1 : 0));
    }

    /// <summary>Two-level rules that save a node and never spoil the four-NAND forms: a(ab) = ab, a(!ab) = 0,
    /// !a!(ab) = !a. The rule a!(ab) = a!b is left out on purpose: in NAND technology the left side is cheaper.</summary>
    private Literal? Absorb(Literal a, Literal b)
    {
        if (b.Node <= _inputs.Length)
        {
            return null;
        }
        Literal left = _left[b.Node], right = _right[b.Node];
        if (!b.IsComplement)
        {
            return a == left || a == right ? b : a == !left || a == !right ? Literal.False : null;
        }
        return a == !left || a == !right ? a : null;
    }

    private Literal NewNode(Literal a, Literal b)
    {
        _left.Add(a);
        _right.Add(b);
        _depth.Add(1 + Math.Max(_depth[a.Node], _depth[b.Node]));
        return new Literal(2 * (_left.Count - 1));
    }
}
