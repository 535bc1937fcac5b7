using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Approx.Technologies.Catalogue;
using PrintedMlp.Approx.Technologies.Mapping;
using PrintedMlp.Generator.Programs;

namespace PrintedMlp.Benchmarks;

/// <summary>Comparators with a constant, <c>x > c</c> for every c and 2 to 8 bits, and adders of 1 to 16 bits, each beside
/// the open flow on the same function in Verilog.</summary>
internal static class ComparatorsBenchmark
{
    private const int Workers = 2;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Writes <c>results/comparators.csv</c> and <c>results/comparators.md</c>.</summary>
    /// <returns>The exit code: 2 when any of ours is larger or wrong.</returns>
    public static int Run()
    {
        Tools tools = new();
        CellLibrary library = TechnologyCatalogue.Load(TechnologyCatalogue.Default);
        Mapper mapper = new(library);
        OpenFlow flow = new(tools.Yosys!, tools.Abc!, Limit);
        Part[] parts = [.. Comparators(), .. Enumerable.Range(1, 16).Select(Adder)];
        Row[] rows = new Row[parts.Length];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = Workers }, i => rows[i] = Measure(parts[i], mapper, flow));
        ResultFile.Write("comparators.csv", "kind,width,constant,ours_cm2,open_flow_cm2\n" + string.Concat(rows.Select(r => r.ToCsv())));
        ResultFile.Write("comparators.md", Summary(rows));
        return rows.Any(r => r.IsLarger) ? 2 : 0;
    }

    private static Row Measure(Part part, Mapper mapper, OpenFlow flow)
    {
        Netlist ours = mapper.Map(part.Circuit, MappingEffort.Thorough);
        using WorkFolder work = new();
        work.Write("part.v", part.Verilog);
        Netlist theirs = flow.Synthesise(work.File("part.v"), "part", ours.Library, part.Circuit.Inputs, part.Circuit.Outputs.Length);
        BitRows rows = BitRows.Pack([.. Codes(part.Circuit.Inputs.Length)], part.Circuit.Inputs);
        int[] expected = CircuitSimulation.Classify(part.Circuit, rows);
        foreach (Netlist netlist in (ReadOnlySpan<Netlist>)[ours, theirs])
        {
            if (!NetlistSimulation.Classify(netlist, rows).SequenceEqual(expected))
            {
                throw new InvalidOperationException($"{part.Kind} {part.Width} {part.Constant}: a netlist is wrong");
            }
        }
        return new Row(part, ours.AreaCm2, theirs.AreaCm2);
    }

    /// <summary>All codes of up to 16 bits, else 65,536 that are spread evenly, in bytes.</summary>
    private static IEnumerable<byte[]> Codes(int inputs)
    {
        ulong last = (1UL << inputs) - 1;
        for (uint i = 0; i < 1U << Math.Min(inputs, 16); i++)
        {
            ulong code = inputs <= 16 ? i : (i * 0x9E3779B97F4A7C15UL >> (64 - inputs)) & last;
            yield return [.. BitConverter.GetBytes(code)];
        }
    }

    private static IEnumerable<Part> Comparators() => from width in Enumerable.Range(2, 7) from constant in Enumerable.Range(0, (1 << width) - 1) select Comparator(width, constant);

    /// <summary>x > c as the carry out of x - (c + 1), which is how argmax and thresholds are built.</summary>
    private static Part Comparator(int width, int constant)
    {
        CircuitBuilder builder = new(Inputs(width));
        Literal above = Approx.Circuits.Comparator.GreaterOrEqual(builder, Enumerable.Range(0, width)
            .Select(bit => (CircuitBuilder.Input(bit), Literal.Of((constant + 1 >> bit & 1) == 1))));
        return new Part("comparator", width, constant, builder.Build([above]), string.Create(CultureInfo.InvariantCulture,
            $"module part(input wire [{width - 1}:0] features_i, output wire class_o);\n  assign class_o = features_i > {width}'d{constant};\nendmodule\n"));
    }

    private static Part Adder(int width)
    {
        CircuitBuilder builder = new(Inputs(2 * width));
        BitHeap heap = new(builder, width + 1);
        for (int bit = 0; bit < width; bit++)
        {
            heap.Add(CircuitBuilder.Input(bit), bit);
            heap.Add(CircuitBuilder.Input(width + bit), bit);
        }
        return new Part("adder", width, 0, builder.Build([.. heap.Sum()]), string.Create(CultureInfo.InvariantCulture,
            $"module part(input wire [{2 * width - 1}:0] features_i, output wire [{width}:0] class_o);\n  assign class_o = features_i[{width - 1}:0] + features_i[{2 * width - 1}:{width}];\nendmodule\n"));
    }

    private static ImmutableArray<InputSignal> Inputs(int bits) => [.. Enumerable.Range(0, bits).Select(bit => new InputSignal(bit / 8, bit % 8))];

    private static string Summary(Row[] rows)
    {
        StringBuilder text = new("# Comparators with constants and adders beside Yosys and ABC\n\n"
            + "egfet-1.0V. Ours: the built-in mapper. Open flow: Yosys with ripple carries and ABC on `x > c` and `a + b`.\n"
            + "Both netlists are simulated on all codes of up to 16 bits.\n\n"
            + "| kind | circuits | ours larger | ours smaller | ours cm2, all together | open flow cm2 | largest ratio |\n|---|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, Row> kind in rows.GroupBy(r => r.Part.Kind))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {kind.Key} | {kind.Count()} | {kind.Count(r => r.IsLarger)} | {kind.Count(r => r.Ours < r.Open - 1e-9)} | {kind.Sum(r => r.Ours):0.0000} | {kind.Sum(r => r.Open):0.0000} | {kind.Max(r => r.Ours / r.Open):0.000} |\n");
        }
        foreach (Row row in rows.Where(r => r.IsLarger))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- larger: {row.Part.Kind} of {row.Part.Width} bits, constant {row.Part.Constant}: {row.Ours:0.000000} against {row.Open:0.000000} cm2");
        }
        return text.Append('\n').ToString();
    }

    private sealed record Part(string Kind, int Width, int Constant, Circuit Circuit, string Verilog);

    private sealed record Row(Part Part, double Ours, double Open)
    {
        public bool IsLarger => Ours > Open + 1e-9;

        public string ToCsv() => $"{Part.Kind},{Part.Width},{Part.Constant},{Ours:0.########},{Open:0.########}\n";
    }
}
