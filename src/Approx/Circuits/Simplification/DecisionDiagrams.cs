namespace PrintedMlp.Approx.Circuits.Simplification;

/// <summary>Reduced ordered binary decision diagrams with complemented edges (Brace, Rudell and Bryant, DAC 1990): two functions
/// are equal when their edges are. Sums stay small when the bits of low weight come first, however they were added up; that is
/// what satisfiability is weak in.</summary>
/// <param name="limit">Most nodes.</param>
public sealed class DecisionDiagrams(int limit)
{
    private readonly List<(int Variable, int High, int Low)> _nodes = [(int.MaxValue, True, True)];
    private readonly Dictionary<(int, int, int), int> _unique = [];
    private readonly Dictionary<(int, int), int> _products = [];

    /// <summary>The edge of the constant 1; an edge with its lowest bit flipped is the complement.</summary>
    public static int True => 0;

    /// <summary>The edge of the constant 0.</summary>
    public static int False => 1;

    /// <summary>True when there were too many nodes; edges mean nothing any more.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The edge of a variable; smaller numbers are decided first.</summary>
    public int Variable(int number) => Make(number, True, False);

    /// <summary>The edges of signals of a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="known">Nodes that are taken for granted, inputs and others, with their edges; other inputs become variables that
    /// come after <paramref name="firstFree"/>.</param>
    /// <param name="firstFree">A number above those of all variables in use.</param>
    /// <param name="signals">The signals.</param>
    public int[] Of(Circuit circuit, IReadOnlyDictionary<int, int> known, int firstFree, IReadOnlyList<Literal> signals)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(known);
        bool[] needed = Cone(circuit, known, signals);
        int[] edges = new int[circuit.Nodes];
        for (int node = 0; node < circuit.Nodes; node++)
        {
            edges[node] = known.TryGetValue(node, out int edge) ? edge
                : node == 0 || !needed[node] ? False
                : circuit.IsAnd(node) ? And(Edge(circuit.Left(node)), Edge(circuit.Right(node)))
                : Variable(firstFree + node);
        }
        return [.. signals.Select(Edge)];

        int Edge(Literal literal) => edges[literal.Node] ^ (literal.IsComplement ? 1 : 0);
    }

    /// <summary>The edge of a product.</summary>
    public int And(int a, int b)
    {
        if (IsFull || a == False || b == False || a == (b ^ 1))
        {
            return False;
        }
        if (a == True || b == True || a == b)
        {
            return a == True ? b : a;
        }
        (int, int) key = a < b ? (a, b) : (b, a);
        if (!_products.TryGetValue(key, out int product))
        {
            int variable = Math.Min(_nodes[a >> 1].Variable, _nodes[b >> 1].Variable);
            product = Make(variable, And(High(a, variable), High(b, variable)), And(Low(a, variable), Low(b, variable)));
            _products[key] = product;
        }
        return product;
    }

    private static bool[] Cone(Circuit circuit, IReadOnlyDictionary<int, int> known, IReadOnlyList<Literal> signals)
    {
        bool[] needed = new bool[circuit.Nodes];
        foreach (Literal signal in signals)
        {
            needed[signal.Node] = true;
        }
        for (int node = circuit.Nodes - 1; node >= circuit.FirstAnd; node--)
        {
            bool reads = needed[node] && !known.ContainsKey(node);
            needed[circuit.Left(node).Node] |= reads;
            needed[circuit.Right(node).Node] |= reads;
        }
        return needed;
    }

    private int High(int edge, int variable) => _nodes[edge >> 1] is var node && node.Variable == variable ? node.High ^ (edge & 1) : edge;

    private int Low(int edge, int variable) => _nodes[edge >> 1] is var node && node.Variable == variable ? node.Low ^ (edge & 1) : edge;

    /// <summary>High edges are never complemented, so that every function has one form.</summary>
    private int Make(int variable, int high, int low)
    {
        if (high == low)
        {
            return high;
        }
        int flip = high & 1;
        (int, int, int) node = (variable, high ^ flip, low ^ flip);
        if (!_unique.TryGetValue(node, out int number))
        {
            IsFull |= _nodes.Count >= limit;
            if (IsFull)
            {
                return False;
            }
            number = _nodes.Count;
            _nodes.Add(node);
            _unique[node] = number;
        }
        return 2 * number ^ flip;
    }
}
