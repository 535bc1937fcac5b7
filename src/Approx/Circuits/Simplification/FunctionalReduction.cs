using System.Numerics;
using PrintedMlp.Approx.Numerics;

namespace PrintedMlp.Approx.Circuits.Simplification;

/// <summary>Merges nodes that always have the same value, or complementary ones (FRAIG, Mishchenko et al., 2005):
/// simulation proposes, a satisfiability proof decides, and every counterexample sharpens the next proposal.</summary>
public static class FunctionalReduction
{
    private const int Words = 32;
    private const int Rounds = 4;
    private const int Conflicts = 40;

    /// <summary>Nodes that the proofs of a round may look at, so that a large circuit ends in time too.</summary>
    private const long MaxWork = 500_000;

    /// <summary>An equal circuit in which no two nodes are known to be equal.</summary>
    public static Circuit Run(Circuit circuit)
    {
        List<ulong[]> patterns = [.. Enumerable.Range(0, circuit.Inputs.Length).Select(Pattern)];
        for (int round = 0; round < Rounds; round++)
        {
            Pass pass = new(circuit, patterns);
            circuit = pass.Run();
            if (pass.Counterexamples.Count == 0)
            {
                break;
            }
            Append(patterns, pass.Counterexamples);
        }
        return circuit;
    }

    /// <summary>Fixed bits that look random, so that the result depends on the circuit alone.</summary>
    private static ulong[] Pattern(int input)
    {
        ulong[] words = new ulong[Words];
        for (int i = 0; i < Words; i++)
        {
            words[i] = Mixing.OfCount((ulong)(input * Words + i + 1));
        }
        return words;
    }

    /// <summary>Adds each counterexample and, around it, rows that differ from it in one input.</summary>
    private static void Append(List<ulong[]> patterns, List<HashSet<int>> counterexamples)
    {
        int words = patterns.Count == 0 ? 0 : patterns[0].Length;
        for (int input = 0; input < patterns.Count; input++)
        {
            ulong[] longer = new ulong[words + counterexamples.Count];
            patterns[input].CopyTo(longer, 0);
            for (int i = 0; i < counterexamples.Count; i++)
            {
                ulong row = counterexamples[i].Contains(input) ? ulong.MaxValue : 0;
                longer[words + i] = row ^ (1UL << ((input + i) & 63));
            }
            patterns[input] = longer;
        }
    }

    private sealed class Pass(Circuit circuit, List<ulong[]> patterns)
    {
        private readonly CircuitBuilder _builder = new(circuit.Inputs);
        private readonly Dictionary<UInt128, List<Literal>> _classes = [];
        private readonly List<ulong[]> _values = [];
        private readonly int _words = patterns.Count == 0 ? 0 : patterns[0].Length;

        public List<HashSet<int>> Counterexamples { get; } = [];

        public Circuit Run()
        {
            EquivalenceProver prover = new(_builder);
            Literal[] map = new Literal[circuit.Nodes];
            _values.Add(new ulong[_words]);
            _values.AddRange(patterns);
            for (int node = 0; node < circuit.FirstAnd; node++)
            {
                map[node] = new Literal(2 * node);
                Remember(map[node]);
            }
            for (int node = circuit.FirstAnd; node < circuit.Nodes; node++)
            {
                int known = _builder.Nodes;
                Literal made = _builder.And(Mapped(circuit.Left(node)), Mapped(circuit.Right(node)));
                map[node] = _builder.Nodes > known ? Merged(made, prover) : made;
            }
            return _builder.Build([.. circuit.Outputs.Select(Mapped)]);

            Literal Mapped(Literal literal) => map[literal.Node] ^ literal.IsComplement;
        }

        /// <summary>An older signal that equals the new node, or the node itself. The node stays in the graph either
        /// way; nobody reads it when it was merged, so it is swept at the end.</summary>
        private Literal Merged(Literal made, EquivalenceProver prover)
        {
            _values.Add(Simulate(made.Node));
            (UInt128 key, bool flip) = Key(made.Node);
            if (_classes.TryGetValue(key, out List<Literal>? candidates))
            {
                foreach (Literal candidate in candidates)
                {
                    if (prover.Work > MaxWork)
                    {
                        break;
                    }
                    Literal other = candidate ^ flip;
                    if (prover.AreEqual(made, other, Conflicts) is not { } equal)
                    {
                        continue;
                    }
                    if (equal)
                    {
                        return other;
                    }
                    Counterexamples.Add([.. prover.Counterexample]);
                }
            }
            Remember(made);
            return made;
        }

        private void Remember(Literal literal)
        {
            (UInt128 key, bool flip) = Key(literal.Node);
            if (!_classes.TryGetValue(key, out List<Literal>? candidates))
            {
                _classes[key] = candidates = [];
            }
            if (candidates.Count < 4)
            {
                candidates.Add(literal ^ flip);
            }
        }

        private ulong[] Simulate(int node)
        {
            Literal left = _builder.Left(node), right = _builder.Right(node);
            ulong[] a = _values[left.Node], b = _values[right.Node], result = new ulong[_words];
            ulong flipA = left.IsComplement ? ulong.MaxValue : 0, flipB = right.IsComplement ? ulong.MaxValue : 0;
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = (a[i] ^ flipA) & (b[i] ^ flipB);
            }
            return result;
        }

        /// <summary>A hash of the node's values, the same for a node and its complement, and which of both it is.</summary>
        private (UInt128 Key, bool Flip) Key(int node)
        {
            ulong[] values = _values[node];
            bool flip = values.Length > 0 && (values[0] & 1) == 1;
            ulong mask = flip ? ulong.MaxValue : 0, low = 0, high = 0;
            foreach (ulong value in values)
            {
                ulong word = value ^ mask;
                low = (BitOperations.RotateLeft(low, 5) ^ word) * Mixing.Step;
                high = (BitOperations.RotateLeft(high, 29) ^ word) * 0xC2B2AE3D27D4EB4F;
            }
            return (new UInt128(high, low), flip);
        }
    }
}
