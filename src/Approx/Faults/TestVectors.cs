using System.Collections.Immutable;
using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;

namespace PrintedMlp.Approx.Faults;

/// <summary>The smallest set of inputs found that shows every single stuck-at fault that can be shown.</summary>
/// <param name="Vectors">The inputs of each test.</param>
/// <param name="Detected">The classes of faults that they show.</param>
/// <param name="Undetectable">Those that no inputs that can occur show: proven.</param>
/// <param name="Undecided">Those for which neither was found in the limit of the proof.</param>
/// <param name="LowerBound">No set with fewer vectors shows all of <paramref name="Detected"/>.</param>
public sealed record TestVectors(
    ImmutableArray<bool[]> Vectors,
    ImmutableArray<FaultClass> Detected,
    ImmutableArray<FaultClass> Undetectable,
    ImmutableArray<FaultClass> Undecided,
    int LowerBound)
{
    /// <summary>Up to so many inputs all are looked at.</summary>
    private const int MostEnumerated = 1 << 12;
    private const int Rounds = 4;

    /// <summary>Pairs of vectors that are tried to be merged into one, conflicts of each proof, and most faults of one.</summary>
    private const int MostMerges = 300, MergeConflicts = 1000, MostMergedFaults = 60;

    /// <summary>Proofs that are tried to give the faults of a vector to others, and the others that are tried for one fault.</summary>
    private const int MostGiven = 600, MostTakers = 10;

    /// <summary>Finds the vectors.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="candidates">Inputs that can occur, for example those of rows; further ones are found by proof.</param>
    public static TestVectors Of(Netlist netlist, IReadOnlyList<bool[]> candidates)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        AllowedInputs allowed = Allowed(netlist);
        FaultProver prover = new(netlist, allowed);
        bool[][]? all = allowed.All(MostEnumerated);
        List<bool[]> pool = [.. (all ?? [.. candidates]).DistinctBy(Key)];
        ImmutableArray<FaultClass> classes = FaultList.Of(netlist);
        List<FaultClass> detected = [], undetectable = [], undecided = [];
        ulong[][] shown = Shown(netlist, pool, classes);
        for (int i = 0; i < classes.Length; i++)
        {
            (bool? exist, bool[] inputs) = shown[i].Any(word => word != 0) ? (true, []) : all is null ? prover.Show(classes[i].First) : (false, []);
            (exist == true ? detected : exist == false ? undetectable : undecided).Add(classes[i]);
            if (inputs.Length > 0)
            {
                pool.Add(inputs);
            }
        }
        (int[] chosen, int bound) = Smallest(netlist, detected, pool, all is null ? prover : null);
        return new TestVectors([.. chosen.Select(v => pool[v])], [.. detected], [.. undetectable], [.. undecided], bound);
    }

    /// <summary>The inputs that can occur at a netlist's inputs.</summary>
    public static AllowedInputs Allowed(Netlist netlist)
    {
        ArgumentNullException.ThrowIfNull(netlist);
        HashSet<int> read = [.. netlist.Instances.SelectMany(i => i.Pins), .. netlist.Outputs];
        return new AllowedInputs(netlist.Inputs, [.. Enumerable.Range(0, netlist.Inputs.Length).Select(i => read.Contains(Netlist.InputOf(i)))]);
    }

    /// <summary>Vectors as rows.</summary>
    public static BitRows Rows(IReadOnlyList<bool[]> vectors, int inputs) => BitRows.Of(vectors.Count, inputs, (row, input) => vectors[row][input]);

    /// <summary>For each class the vectors that show it, one bit a vector.</summary>
    internal static ulong[][] Shown(Netlist netlist, IReadOnlyList<bool[]> vectors, IReadOnlyList<FaultClass> classes)
    {
        FaultSimulation simulation = new(netlist, Rows(vectors, netlist.Inputs.Length));
        return [.. classes.Select(c =>
        {
            simulation.Inject(c.First);
            return simulation.ChangedRows();
        })];
    }

    /// <summary>Faults no two of which one vector shows need a vector each. Where not all inputs were looked at, two faults that no vector of the
    /// pool shows together are held against all inputs by proof; what the proof finds instead is a better vector.</summary>
    private static (int[] Chosen, int Bound) Smallest(Netlist netlist, List<FaultClass> detected, List<bool[]> pool, FaultProver? prover)
    {
        for (int round = 0; ; round++)
        {
            (int[] core, CoverProblem problem) = Cover(netlist, detected, pool);
            int[] apart = [.. problem.Apart().Select(i => core[i])];
            int before = pool.Count;
            if (prover is not null)
            {
                apart = Proven(apart, detected, pool, prover);
            }
            if (pool.Count == before || round == Rounds)
            {
                (int[] chosen, bool isExact) = problem.Solve();
                chosen = prover is null ? chosen : ByProof(netlist, detected, pool, chosen);
                return (chosen, prover is null && isExact ? chosen.Length : Math.Min(apart.Length, chosen.Length));
            }
        }
    }

    private static (int[] Core, CoverProblem Problem) Cover(Netlist netlist, List<FaultClass> detected, List<bool[]> pool)
    {
        ulong[][] shown = Shown(netlist, pool, detected);
        int[] core = CoverProblem.WithoutImplied(shown);
        return (core, new CoverProblem([.. core.Select(f => shown[f])], pool.Count));
    }

    /// <summary>Fewer vectors by inputs that proofs find; with all of these at hand the fewest are looked for once more.</summary>
    private static int[] ByProof(Netlist netlist, List<FaultClass> detected, List<bool[]> pool, int[] chosen)
    {
        int[] spared = Spared(netlist, detected, pool, Merged(netlist, detected, pool, chosen));
        (int[] again, _) = Cover(netlist, detected, pool).Problem.Solve();
        return again.Length < spared.Length ? again : spared;
    }

    /// <summary>Two vectors become one where a proof finds inputs that show all that only they show.</summary>
    private static int[] Merged(Netlist netlist, List<FaultClass> detected, List<bool[]> pool, int[] chosen)
    {
        FaultProver prover = new(netlist, Allowed(netlist), MergeConflicts);
        List<int> kept = [.. chosen];
        ulong[][] shown = Shown(netlist, [.. kept.Select(v => pool[v])], detected);
        int tried = 0;
        for (int first = 0; first < kept.Count; first++)
        {
            for (int second = first + 1; second < kept.Count && tried < MostMerges; second++)
            {
                Fault[] lost = [.. detected.Where((_, f) => Enumerable.Range(0, kept.Count)
                    .All(v => v == first || v == second || !IsSet(shown[f], v))).Select(c => c.First)];
                if (lost.Length > MostMergedFaults)
                {
                    continue;
                }
                tried++;
                if (prover.Show(lost) is (true, { } inputs))
                {
                    pool.Add(inputs);
                    kept[first] = pool.Count - 1;
                    kept.RemoveAt(second);
                    shown = Shown(netlist, [.. kept.Select(v => pool[v])], detected);
                    second = first;
                }
            }
        }
        return [.. kept];
    }

    /// <summary>A vector goes where others can take the faults that only it shows, one after the other: a proof finds inputs that show all that only
    /// the other shows, and the fault.</summary>
    private static int[] Spared(Netlist netlist, List<FaultClass> detected, List<bool[]> pool, int[] chosen)
    {
        FaultProver prover = new(netlist, Allowed(netlist), MergeConflicts);
        List<int> kept = [.. chosen];
        int given = 0;
        for (bool isSmaller = true; isSmaller && given < MostGiven;)
        {
            int[][] own = Own(kept);
            isSmaller = Enumerable.Range(0, kept.Count).OrderBy(v => own[v].Length).Any(Goes);
        }
        return [.. kept];

        bool Goes(int vector)
        {
            List<int> others = [.. kept.Where((_, v) => v != vector)];
            ulong[][] shown = Shown(netlist, [.. others.Select(v => pool[v])], detected);
            for (int fault = Lost(shown); fault >= 0; fault = Lost(shown))
            {
                int[][] own = Own(others);
                (int Taker, bool[] Inputs) found = Enumerable.Range(0, others.Count).OrderBy(v => own[v].Length).Take(MostTakers)
                    .Where(v => own[v].Length < MostMergedFaults && given++ < MostGiven)
                    .Select(v => (v, prover.Show([.. own[v].Append(fault).Select(f => detected[f].First)]) is (true, { } inputs) ? inputs : []))
                    .FirstOrDefault(taken => taken.Item2.Length > 0, (-1, []));
                if (found.Taker < 0)
                {
                    return false;
                }
                pool.Add(found.Inputs);
                others[found.Taker] = pool.Count - 1;
                shown = Shown(netlist, [.. others.Select(v => pool[v])], detected);
            }
            kept = others;
            return true;
        }

        // The first fault that no vector shows; -1 when all are shown.
        static int Lost(ulong[][] shown) => Array.FindIndex(shown, s => s.All(word => word == 0));

        // For each vector the faults that no other shows.
        int[][] Own(List<int> vectors)
        {
            ulong[][] shown = Shown(netlist, [.. vectors.Select(v => pool[v])], detected);
            ILookup<int, int> own = Enumerable.Range(0, shown.Length).Where(f => shown[f].Sum(BitOperations.PopCount) == 1)
                .ToLookup(f => Enumerable.Range(0, vectors.Count).First(v => IsSet(shown[f], v)));
            return [.. Enumerable.Range(0, vectors.Count).Select(v => own[v].ToArray())];
        }
    }

    private static bool IsSet(ulong[] bits, int bit) => (bits[bit >> 6] >> (bit & 63) & 1) == 1;

    private static int[] Proven(int[] apart, List<FaultClass> detected, List<bool[]> pool, FaultProver prover)
    {
        List<int> kept = [];
        foreach (int fault in apart)
        {
            bool isApart = true;
            foreach (int other in kept)
            {
                (bool? together, bool[] inputs) = prover.Show(detected[fault].First, detected[other].First);
                if (together == true)
                {
                    pool.Add(inputs);
                }
                isApart &= together == false;
            }
            if (isApart)
            {
                kept.Add(fault);
            }
        }
        return [.. kept];
    }

    private static string Key(bool[] inputs) => string.Concat(inputs.Select(i => i ? '1' : '0'));
}
