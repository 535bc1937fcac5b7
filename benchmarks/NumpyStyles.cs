using System.Text.Json;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Benchmarks;

/// <summary>The evaluators of <c>evaluator_numpy.py</c> on the same rows and networks.</summary>
internal sealed class NumpyStyles : IDisposable
{
    private const int Limit = 600;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("printedmlp-benchmark-");
    private readonly string _input;
    private readonly Dictionary<string, double[]> _seconds = [];
    private readonly ExternalProgram _python;

    public NumpyStyles(CodedRows rows, Genome[] genomes)
    {
        // Debian's numpy belongs to Debian's python3, whatever stands first in PATH.
        string path = "/usr/bin" + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        _python = ExternalProgram.Find("python3", "--version", "Python 3", path)
            ?? throw new UserException("python3 is not installed; the benchmark needs it with numpy (Debian: apt-get install python3-numpy).");
        _input = Path.Combine(_folder.FullName, "evaluator.json");
        File.WriteAllText(_input, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["bits"] = rows.Bits,
            ["classes"] = rows.Classes,
            ["labels"] = rows.Labels,
            ["codes"] = rows.Codes.Select(Numbers),
            ["genomes"] = genomes.Select(Described),
        }));
    }

    public string Version { get; private set; } = "";

    /// <summary>Mean over the networks of the seconds of the fastest evaluation of each.</summary>
    public Dictionary<string, double> Seconds => _seconds.ToDictionary(s => s.Key, s => s.Value.Average());

    public Dictionary<string, long[]> Losses { get; } = [];

    /// <summary>Runs every style for about so long.</summary>
    public void Measure(double seconds)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "evaluator_numpy.py");
        ProgramRun run = _python.Run([script, _input, $"{seconds}"], _folder.FullName, TimeSpan.FromSeconds(Limit));
        if (!run.Succeeded)
        {
            throw new UserException($"evaluator_numpy.py did not end well: {run.FirstLines}");
        }
        using JsonDocument answer = JsonDocument.Parse(run.Output);
        Version = answer.RootElement.GetProperty("numpy").GetString()!;
        foreach (JsonProperty style in answer.RootElement.GetProperty("styles").EnumerateObject())
        {
            Losses[style.Name] = [.. style.Value.GetProperty("losses").EnumerateArray().Select(l => l.GetInt64())];
            double[] fastest = [.. style.Value.GetProperty("seconds").EnumerateArray().Select(s => s.GetDouble())];
            _seconds[style.Name] = _seconds.TryGetValue(style.Name, out double[]? before) ? [.. before.Zip(fastest, Math.Min)] : fastest;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Dictionary<string, object> Described(Genome genome)
    {
        GenomeShape shape = genome.Shape;
        return new()
        {
            ["hidden_masks"] = Table(shape.Hidden, shape.Inputs, (j, i) => genome.Masks[shape.Into(j, i)]),
            ["hidden_weights"] = Table(shape.Hidden, shape.Inputs, (j, i) => genome.Weight(shape.Into(j, i))),
            ["hidden_bias"] = genome.HiddenBias,
            ["dropped"] = Numbers(genome.Dropped),
            ["widths"] = Numbers(genome.Widths),
            ["out_masks"] = Table(shape.Classes, shape.Hidden, (c, j) => genome.Masks[shape.Out(c, j)]),
            ["out_weights"] = Table(shape.Classes, shape.Hidden, (c, j) => genome.Weight(shape.Out(c, j))),
            ["out_bias"] = genome.OutputBias,
        };
    }

    private static int[][] Table(int rows, int columns, Func<int, int, int> value) =>
        [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => value(r, c)).ToArray())];

    /// <summary>Bytes as numbers; as they are, they would be written in base 64.</summary>
    private static int[] Numbers(byte[] bytes) => [.. bytes.Select(b => (int)b)];
}
