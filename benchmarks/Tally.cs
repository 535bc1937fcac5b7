using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Benchmarks;

/// <summary>Counts checks by what was checked, how, and how it ended; remembers what did not pass. Several
/// threads may count at once.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, (int Passed, int Wrong, long Vectors)> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];
    private readonly Lock _gate = new();

    /// <summary>Number of checks that did not pass.</summary>
    public int Wrong => _wrong.Count;

    /// <summary>The counts, by what was checked.</summary>
    public IEnumerable<(string Check, int Passed, int Wrong, long Vectors)> Counts => _counts.Select(c => (c.Key, c.Value.Passed, c.Value.Wrong, c.Value.Vectors));

    /// <summary>Compares model, circuit and netlist in process.</summary>
    /// <returns>The netlist.</returns>
    public Netlist InProcess(string name, Mlp mlp, Mapper mapper, byte[][] codes, MappingEffort effort = MappingEffort.Normal)
    {
        Circuit circuit = MlpCircuit.Build(mlp);
        Netlist netlist = mapper.Map(circuit, effort);
        int[] expected = [.. codes.Select(row => mlp.Classify(row))];
        Count("circuit, in process", name, CircuitSimulation.Classify(circuit, BitRows.Pack(codes, MlpCircuit.Inputs(mlp))).SequenceEqual(expected), codes.Length);
        Count("netlist, in process", name, NetlistSimulation.Classify(netlist, BitRows.Pack(codes, netlist.Inputs)).SequenceEqual(expected), codes.Length);
        return netlist;
    }

    /// <summary>Adds what external programs said about a design, and what was checked in process when that is wanted.</summary>
    public void Add(string name, VerificationReport report, bool inProcess = false)
    {
        foreach (Check check in report.Checks.Where(c => inProcess || c.Method != "in process"))
        {
            Count($"{check.Subject}, {check.Method}, {check.Tool}", $"{name}: {check.Why}", check.Result == CheckResult.Passed, check.Vectors);
        }
    }

    /// <summary>The counts as a table of Markdown.</summary>
    public override string ToString()
    {
        StringBuilder text = new("| check | passed | wrong | vectors |\n|---|---|---|---|\n");
        foreach ((string check, (int passed, int wrong, long vectors)) in _counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {check} | {passed} | {wrong} | {(vectors > 0 ? vectors : "")} |\n");
        }
        return text + string.Concat(_wrong.Order(StringComparer.Ordinal).Take(20).Select(w => $"\n- wrong: {w}")) + (_wrong.Count > 0 ? "\n" : "");
    }

    /// <summary>Counts a check.</summary>
    public void Count(string check, string name, bool passed, long vectors)
    {
        lock (_gate)
        {
            (int right, int wrong, long all) = _counts.GetValueOrDefault(check);
            _counts[check] = (right + (passed ? 1 : 0), wrong + (passed ? 0 : 1), all + vectors);
            if (!passed)
            {
                _wrong.Add($"{check}: {name}");
            }
        }
    }
}
