using System.Collections.Immutable;
using PrintedMlp.Generator.Reports.Details;

namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>Where the gates of a circuit stand: in columns from the inputs on the left to the outputs on the right, each gate right of
/// all that it reads, in an order with few crossings (the layered method of Sugiyama, Tagawa and Toda, 1981). A wire that passes a
/// column has a place of its own there, so that it runs beside gates and not through them.</summary>
internal sealed class CircuitLayout
{
    private const int Sweeps = 24;
    private readonly List<List<Node>> _columns = [];
    private readonly Dictionary<(int Signal, int Column), Node> _wires = [];

    /// <summary>Places the gates, the inputs that are read, and the outputs.</summary>
    public CircuitLayout(DesignDetails details)
    {
        Dictionary<int, int> column = details.Reads.ToDictionary(r => r.Signal, _ => 0);
        foreach (CircuitGate gate in details.Gates)
        {
            column[gate.Signal] = 1 + gate.Pins.Select(p => column.GetValueOrDefault(p)).DefaultIfEmpty(0).Max();
        }
        int last = 1 + column.Values.DefaultIfEmpty(0).Max();
        _columns.AddRange(Enumerable.Range(0, last + 1).Select(_ => new List<Node>()));
        foreach ((int signal, int c) in column.OrderBy(p => p.Key))
        {
            Add(new Node(signal, c, NodeKind.Signal));
        }
        Gates = [.. details.Gates.Select(g => (g, _wires[(g.Signal, column[g.Signal])]))];
        foreach ((CircuitGate gate, Node node) in Gates)
        {
            Connect(node, gate.Pins, column);
        }
        Outputs = [.. details.Outputs.Select((signal, bit) =>
        {
            Node node = new(signal, last, NodeKind.Output);
            _columns[last].Add(node);
            Connect(node, [signal], column);
            return (bit, node);
        })];
        Inputs = [.. details.Reads.Select(r => (r, _wires[(r.Signal, 0)]))];
        Order();
        Straighten();
    }

    /// <summary>What a place in a column is taken by.</summary>
    public enum NodeKind
    {
        /// <summary>An input or a gate.</summary>
        Signal,

        /// <summary>A wire that passes.</summary>
        Wire,

        /// <summary>An output.</summary>
        Output,
    }

    /// <summary>The inputs.</summary>
    public ImmutableArray<(ReadBit Input, Node Place)> Inputs { get; }

    /// <summary>The gates.</summary>
    public ImmutableArray<(CircuitGate Gate, Node Place)> Gates { get; }

    /// <summary>The outputs.</summary>
    public ImmutableArray<(int Bit, Node Place)> Outputs { get; }

    /// <summary>Number of columns, those of inputs and outputs included.</summary>
    public int Columns => _columns.Count;

    /// <summary>Every place that is taken.</summary>
    public IEnumerable<Node> Nodes => _columns.SelectMany(c => c);

    private void Add(Node node)
    {
        _columns[node.Column].Add(node);
        _wires[(node.Signal, node.Column)] = node;
    }

    /// <summary>Joins a gate to what it reads, through a place in every column between them.</summary>
    private void Connect(Node reader, IEnumerable<int> pins, Dictionary<int, int> column)
    {
        foreach (int signal in pins.Where(column.ContainsKey))
        {
            Node before = _wires[(signal, column[signal])];
            for (int c = column[signal] + 1; c < reader.Column; c++)
            {
                if (!_wires.TryGetValue((signal, c), out Node? wire))
                {
                    wire = new Node(signal, c, NodeKind.Wire);
                    Add(wire);
                    Join(before, wire);
                }
                before = wire;
            }
            Join(before, reader);
        }
    }

    private static void Join(Node from, Node to)
    {
        from.After.Add(to);
        to.Before.Add(from);
    }

    private void Order()
    {
        foreach (List<Node> column in _columns)
        {
            Number(column);
        }
        (long Crossings, Node[][] Order) best = (long.MaxValue, []);
        for (int sweep = 0; sweep < Sweeps && best.Crossings > 0; sweep++)
        {
            bool forward = sweep % 2 == 0;
            foreach (List<Node> column in forward ? _columns.Skip(1) : Enumerable.Reverse(_columns).Skip(1))
            {
                Node[] sorted = [.. column.OrderBy(n => Middle(forward ? n.Before : n.After, n.Index)).ThenBy(n => n.Index)];
                column.Clear();
                column.AddRange(sorted);
                Number(column);
            }
            if (Crossings() is var crossings && crossings < best.Crossings)
            {
                best = (crossings, [.. _columns.Select(c => c.ToArray())]);
            }
        }
        for (int c = 0; c < best.Order.Length; c++)
        {
            _columns[c].Clear();
            _columns[c].AddRange(best.Order[c]);
            Number(_columns[c]);
        }
    }

    private static double Middle(List<Node> neighbours, int otherwise) => neighbours.Count == 0 ? otherwise : neighbours.Average(n => n.Index);

    private static void Number(List<Node> column)
    {
        for (int i = 0; i < column.Count; i++)
        {
            column[i].Index = i;
        }
    }

    private long Crossings() => _columns.Sum(column =>
    {
        int[] ends = [.. column.SelectMany(n => n.After.Select(a => a.Index).Order())];
        long crossings = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            for (int j = i + 1; j < ends.Length; j++)
            {
                crossings += ends[j] < ends[i] ? 1 : 0;
            }
        }
        return crossings;
    });

    /// <summary>Moves everything up and down towards its neighbours, the order kept.</summary>
    private void Straighten()
    {
        foreach (List<Node> column in _columns)
        {
            Settle(column, n => n.Index * 20.0);
        }
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool forward = sweep % 2 == 0;
            foreach (List<Node> column in forward ? _columns : Enumerable.Reverse(_columns))
            {
                Settle(column, n => (sweep < Sweeps - 4 ? forward ? n.Before : n.After : [.. n.Before, .. n.After]) is { Count: > 0 } near
                    ? near.Average(m => m.Y) : n.Y);
            }
        }
        double top = Nodes.Select(n => n.Y - n.Room / 2).DefaultIfEmpty(0).Min();
        foreach (Node node in Nodes)
        {
            node.Y -= top;
        }
    }

    /// <summary>The places nearest to the wished ones, by least squares, that keep order and distances (pool adjacent
    /// violators).</summary>
    private static void Settle(List<Node> column, Func<Node, double> wish)
    {
        List<(double Mean, double Weight, int Count)> pools = [];
        double offset = 0;
        List<double> offsets = [];
        foreach ((Node node, int i) in column.Select((n, i) => (n, i)))
        {
            offset += i == 0 ? 0 : (column[i - 1].Room + node.Room) / 2;
            offsets.Add(offset);
            (double Mean, double Weight, int Count) pool = (wish(node) - offset, node.Kind == NodeKind.Wire ? 4 : 1, 1);
            while (pools.Count > 0 && pools[^1].Mean > pool.Mean)
            {
                (double mean, double weight, int count) = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pool = ((mean * weight + pool.Mean * pool.Weight) / (weight + pool.Weight), weight + pool.Weight, count + pool.Count);
            }
            pools.Add(pool);
        }
        int next = 0;
        foreach ((double mean, _, int count) in pools)
        {
            for (int i = 0; i < count; i++, next++)
            {
                column[next].Y = mean + offsets[next];
            }
        }
    }

    /// <summary>A place in a column.</summary>
    internal sealed class Node(int signal, int column, NodeKind kind)
    {
        /// <summary>The signal that is made here or passes here.</summary>
        public int Signal { get; } = signal;

        /// <summary>The column, 0 for that of the inputs.</summary>
        public int Column { get; } = column;

        /// <summary>What it is.</summary>
        public NodeKind Kind { get; } = kind;

        /// <summary>What it reads, in the column before.</summary>
        public List<Node> Before { get; } = [];

        /// <summary>What reads it, in the column after.</summary>
        public List<Node> After { get; } = [];

        /// <summary>Place in the order of its column.</summary>
        public int Index { get; set; }

        /// <summary>Where its middle is, in pixels from the top.</summary>
        public double Y { get; set; }

        /// <summary>Height that it takes.</summary>
        public double Room => Kind == NodeKind.Wire ? 12 : Column == 0 ? 22 : 38;
    }
}
