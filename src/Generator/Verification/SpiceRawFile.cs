using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PrintedMlp.Generator.Verification;

/// <summary>What ngspice computed: the binary raw file of one analysis with real values.</summary>
/// <param name="Names">Names of the vectors: <c>v(n17)</c>, <c>i(vdd)</c>.</param>
/// <param name="Points">For each point the value of each vector.</param>
internal sealed record SpiceRawFile(ImmutableArray<string> Names, ImmutableArray<double[]> Points)
{
    private static readonly byte[] Marker = "Binary:\n"u8.ToArray();

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static SpiceRawFile Read(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        int data = bytes.AsSpan().IndexOf(Marker);
        string[] lines = data < 0 ? [] : Encoding.ASCII.GetString(bytes, 0, data).Split('\n');
        int variables = Number(lines, "No. Variables:"), points = Number(lines, "No. Points:"), first = Array.IndexOf(lines, "Variables:") + 1;
        data += Marker.Length;
        if (first == 0 || first + variables > lines.Length || !lines.Contains("Flags: real") || bytes.Length - data < 8L * variables * points)
        {
            throw new FormatException("ngspice's raw file is not complete");
        }
        double[][] values = new double[points][];
        for (int point = 0; point < points; point++)
        {
            values[point] = [.. Enumerable.Range(0, variables)
                .Select(v => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(data + 8 * (point * variables + v))))];
        }
        IEnumerable<string> names = lines.Skip(first).Take(variables).Select(line => line.Split('\t', StringSplitOptions.RemoveEmptyEntries)[1]);
        return new SpiceRawFile([.. names], [.. values]);
    }

    /// <summary>Number of a vector.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public int this[string name] => Names.IndexOf(name) is var i && i >= 0 ? i : throw new FormatException($"ngspice has no {name}");

    private static int Number(string[] lines, string key) => lines.FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)) is { } line
        && int.TryParse(line[key.Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
