using System.Collections.Immutable;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Tests.Training.Gradient;
using PrintedMlp.Training.Data;
using PrintedMlp.Training.Gates;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Training.Gates;

/// <summary>Random netlists, and rows that they do not classify well.</summary>
internal static class DrawnGates
{
    public const int Features = 5, Classes = 5;

    public static readonly GatePrices Egfet = new(TechnologyCatalogue.Load("egfet-1.0V")), CntTft = new(TechnologyCatalogue.Load("cnt-tft-3.0V"));

    public static readonly ImmutableArray<InputSignal> Inputs =
        [.. from feature in Enumerable.Range(0, Features) from bit in Enumerable.Range(0, 4) select new InputSignal(feature, bit)];

    /// <summary>Five classes; not a multiple of any vector's width.</summary>
    public static CodedRows Rows(int count = 700, ulong seed = 1) => ToyRows.Of(count, Features, Classes,
        codes => codes[0] > 11 ? 4 : codes[1] + codes[2] > 17 ? codes[3] > 6 ? 3 : 2 : codes[3] > codes[0] ? 1 : 0, seed);

    /// <summary>A netlist whose gates read any earlier literals, constants among them.</summary>
    public static GateList Draw(int gates, RandomStream random)
    {
        int inputs = Inputs.Length;
        Literal[] pins = [.. Enumerable.Range(0, 2 * gates).Select(pin => new Literal(random.Next(2 * (1 + inputs + pin / 2))))];
        return new GateList(inputs, [.. Enumerable.Range(0, gates).Select(_ => (GateKind)random.Next(6))], [.. pins],
            [.. Enumerable.Range(0, Argmax.IndexBits(Classes)).Select(_ => new Literal(2 * (1 + inputs + gates / 2) + random.Next(gates)))]);
    }

    /// <summary>Rows that are wrong.</summary>
    public static int Wrong(GateList gates, BitRows rows, IReadOnlyList<int> labels) => Answers(gates, rows).Zip(labels).Count(p => p.First != p.Second);

    /// <summary>The class index of each row, one gate after the other and nothing remembered from before.</summary>
    public static int[] Answers(GateList gates, BitRows rows)
    {
        ulong[][] values = new ulong[1 + gates.Inputs + gates.Gates][];
        values[0] = new ulong[rows.Words];
        rows.Inputs.CopyTo(values, 1);
        for (int gate = 0; gate < gates.Gates; gate++)
        {
            values[gates.SignalOf(gate)] = Value(gates.Kinds[gate], Literal(gates.Pins[2 * gate]), Literal(gates.Pins[2 * gate + 1]));
        }
        return rows.Unpack([.. gates.Outputs.Select(Literal)]);

        ulong[] Literal(Literal literal) => literal.IsComplement ? Array.ConvertAll(values[literal.Node], word => ~word) : values[literal.Node];
    }

    /// <summary>Area in thousandths of a um2, by looking at every pin.</summary>
    public static long Price(GateList gates, GatePrices prices) => gates.Kinds.Sum(prices.Of)
        + prices.Inverter * gates.Pins.Concat(gates.Outputs).Where(l => l.IsComplement && !l.IsConstant).Distinct().Count();

    private static ulong[] Value(GateKind kind, ulong[] a, ulong[] b) => [.. a.Zip(b, (x, y) => kind switch
    {
        GateKind.And => x & y,
        GateKind.Nand => ~(x & y),
        GateKind.Or => x | y,
        GateKind.Nor => ~(x | y),
        GateKind.Xor => x ^ y,
        _ => ~(x ^ y),
    })];
}
