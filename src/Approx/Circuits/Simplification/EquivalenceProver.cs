namespace PrintedMlp.Approx.Circuits.Simplification;

/// <summary>Asks whether two signals of a graph under construction are always equal.</summary>
/// <param name="builder">The graph.</param>
internal sealed class EquivalenceProver(CircuitBuilder builder)
{
    /// <summary>Most nodes of a question. What lies deeper counts as free, so a proof still holds, but a
    /// counterexample need not.</summary>
    private const int MaxCone = 400;

    private readonly SatSolver _solver = new();
    private readonly List<int> _cone = [];
    private readonly PriorityQueue<int, int> _open = new();
    private int[] _variable = [];
    private int _expanded;

    /// <summary>Nodes that all questions so far have looked at: what the work amounts to.</summary>
    public long Work { get; private set; }

    /// <summary>Tries to prove that two signals are equal.</summary>
    /// <param name="a">One signal.</param>
    /// <param name="b">The other, not of the same node.</param>
    /// <param name="conflicts">Effort.</param>
    /// <returns>True when they are, false with <see cref="Counterexample"/> when they are not, null when it is not
    /// known.</returns>
    public bool? AreEqual(Literal a, Literal b, int conflicts)
    {
        Collect(a.Node, b.Node);
        _solver.Clear(_cone.Count);
        bool complete = _expanded == _cone.Count;
        for (int i = 0; i < _cone.Count; i++)
        {
            int node = _cone[i];
            if (node == 0)
            {
                _solver.Add(2 * _variable[0] + 1);
            }
            else if (i < _expanded && builder.IsAnd(node))
            {
                int output = 2 * _variable[node], left = Of(builder.Left(node)), right = Of(builder.Right(node));
                _solver.Add(output ^ 1, left);
                _solver.Add(output ^ 1, right);
                _solver.Add(output, left ^ 1, right ^ 1);
            }
        }
        _solver.Add(Of(a), Of(b));
        _solver.Add(Of(a) ^ 1, Of(b) ^ 1);
        bool? differ = _solver.Solve(conflicts);
        return differ == true && !complete ? null : !differ;
    }

    /// <summary>After a failed proof: which inputs are 1 where the signals differ. Inputs outside their cones are not
    /// named.</summary>
    public IEnumerable<int> Counterexample => _cone
        .Where(node => node > 0 && !builder.IsAnd(node) && _solver.IsTrue(_variable[node]))
        .Select(node => node - 1);

    private int Of(Literal literal) => 2 * _variable[literal.Node] + (literal.IsComplement ? 1 : 0);

    private void Collect(int a, int b)
    {
        foreach (int node in _cone)
        {
            _variable[node] = -1;
        }
        if (_variable.Length < builder.Nodes)
        {
            int known = _variable.Length;
            Array.Resize(ref _variable, 2 * builder.Nodes);
            Array.Fill(_variable, -1, known, _variable.Length - known);
        }
        _cone.Clear();
        _open.Clear();
        Enter(a);
        Enter(b);
        // The latest node first: then what is left out is what lies deepest. Nodes enter the cone when they are expanded.
        while (_cone.Count < MaxCone && _open.TryDequeue(out int node, out _))
        {
            _variable[node] = _cone.Count;
            _cone.Add(node);
            if (builder.IsAnd(node))
            {
                Enter(builder.Left(node).Node);
                Enter(builder.Right(node).Node);
            }
        }
        _expanded = _cone.Count;
        while (_open.TryDequeue(out int node, out _))
        {
            _variable[node] = _cone.Count;
            _cone.Add(node);
        }
        Work += _cone.Count;

        void Enter(int node)
        {
            if (_variable[node] == -1)
            {
                _variable[node] = -2;
                _open.Enqueue(node, -node);
            }
        }
    }
}
