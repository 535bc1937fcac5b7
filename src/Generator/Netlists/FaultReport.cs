using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Faults;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Generator.Netlists;

/// <summary>What defects do to a netlist's accuracy: every single stuck-at fault, and several drawn ones at once.</summary>
/// <param name="Single">Every single fault.</param>
/// <param name="Several">For 2, 3 and 5 faults at once: mean accuracy over drawn sets, and its standard error.</param>
internal sealed record FaultReport(FaultEffects Single, ImmutableArray<(int Faults, double Accuracy, double Error)> Several)
{
    private const int Draws = 1000;
    private static readonly int[] AtOnce = [2, 3, 5];

    /// <summary>Simulates the faults of a netlist that was read; a port of levels has comparators, which can be stuck too.</summary>
    public static FaultReport Of(MappedNetlist mapped, BitRows rows, int[] labels)
    {
        Netlist netlist = mapped.ClassIndex;
        netlist = mapped.Inputs is [{ Name: LevelRows.Port }]
            ? netlist with { Inputs = [.. netlist.Inputs.Select((_, i) => InputSignal.Level(i, 1))] } : netlist;
        FaultEffects single = FaultEffects.Of(netlist, rows, labels);
        Fault[] faults = [.. single.Classes.SelectMany(c => c.Faults)];
        FaultSimulation simulation = new(netlist, rows);
        ulong[][] bits = FaultEffects.LabelBits(rows, labels);
        RandomStream random = new(1);
        return new FaultReport(single, [.. AtOnce.Where(k => faults.Length >= 2 * k).Select(k => (k, Drawn(k)))
            .Select(d => (d.k, d.Item2.Average(), Math.Sqrt(d.Item2.Sum(a => Math.Pow(a - d.Item2.Average(), 2)) / (Draws - 1) / Draws)))]);

        double[] Drawn(int count) => [.. Enumerable.Range(0, Draws).Select(_ =>
        {
            simulation.Inject(Distinct(faults, count, random));
            return (double)simulation.Correct(bits) / rows.Rows;
        })];
    }

    /// <summary>Lines for people.</summary>
    public string Text()
    {
        StringBuilder text = new();
        text.Append($"{"faults",-14} {Single.Faults} single stuck-at faults: accuracy {Single.MeanAccuracy:0.0000} in the mean, "
            + $"{Single.WorstAccuracy:0.0000} at worst; "
            + $"{100 * Single.HarmlessShare:0.0} % change no answer\n");
        int[] histogram = Single.Histogram();
        text.Append($"{"",-14} faults by accuracy, tenths from 0 to 1: {string.Join(' ', histogram)}\n");
        text.AppendJoin("", Several.Select(s => $"{"",-14} {s.Faults} faults at once: accuracy {s.Accuracy:0.0000} in the mean of {Draws} draws, "
            + $"standard error {s.Error:0.0000}\n"));
        return text.ToString();
    }

    /// <summary>The same as a member <c>faults</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("faults");
        json.WriteNumber("single", Single.Faults);
        json.WriteNumber("mean_accuracy", Single.MeanAccuracy);
        json.WriteNumber("worst_accuracy", Single.WorstAccuracy);
        json.WriteNumber("harmless_share", Single.HarmlessShare);
        json.WriteStartArray("histogram");
        foreach (int count in Single.Histogram())
        {
            json.WriteNumberValue(count);
        }
        json.WriteEndArray();
        json.WriteStartArray("at_once");
        foreach ((int faults, double accuracy, double error) in Several)
        {
            json.WriteStartObject();
            json.WriteNumber("faults", faults);
            json.WriteNumber("mean_accuracy", accuracy);
            json.WriteNumber("standard_error", error);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Faults at different places.</summary>
    private static Fault[] Distinct(Fault[] faults, int count, RandomStream random)
    {
        List<Fault> drawn = [];
        while (drawn.Count < count)
        {
            Fault next = faults[random.Next(faults.Length)];
            if (!drawn.Any(f => f with { Value = false } == next with { Value = false }))
            {
                drawn.Add(next);
            }
        }
        return [.. drawn];
    }
}
