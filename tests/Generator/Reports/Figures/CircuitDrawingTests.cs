using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Technologies;
using PrintedMlp.Generator.Designs;
using PrintedMlp.Generator.Reports.Details;
using PrintedMlp.Generator.Reports.Figures;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Tests.Generator.Runs;
using PrintedMlp.Training.Randomness;

namespace PrintedMlp.Tests.Generator.Reports.Figures;

public class CircuitDrawingTests
{
    private static readonly ImmutableArray<string> Features = ["a<b>", "b", "a name that is far too long for a drawing", "d"];

    public static TheoryData<ulong> Seeds => [1, 2, 3, 4, 5, 6];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_drawing_has_every_gate_once_and_each_stands_right_of_all_that_it_reads(ulong seed)
    {
        DesignDetails details = Details(seed);
        Assert.NotEmpty(details.Gates);
        XElement[] gates = [.. Drawn(details).Where(e => (string?)e.Attribute("class") == "gate")];
        Assert.Equal(details.Gates.Select(g => g.Signal), gates.Select(g => (int)g.Attribute("data-net")!));
        Dictionary<int, double> x = gates.ToDictionary(g => (int)g.Attribute("data-net")!, X);
        Assert.All(details.Gates, gate => Assert.All(gate.Pins.Where(x.ContainsKey), pin => Assert.True(x[pin] < x[gate.Signal])));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_two_gates_overlap(ulong seed)
    {
        CircuitLayout layout = new(Details(seed));
        foreach (IGrouping<int, CircuitLayout.Node> column in layout.Nodes.GroupBy(n => n.Column))
        {
            CircuitLayout.Node[] nodes = [.. column.OrderBy(n => n.Y)];
            for (int i = 1; i < nodes.Length; i++)
            {
                Assert.True(nodes[i].Y - nodes[i - 1].Y > (nodes[i].Room + nodes[i - 1].Room) / 2 - 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_signal_that_is_read_is_one_wire_that_reaches_all_its_readers(ulong seed)
    {
        DesignDetails details = Details(seed);
        ILookup<int, string> wires = Drawn(details).Where(e => (string?)e.Attribute("class") == "wire").ToLookup(e => (int)e.Attribute("data-net")!, e => (string)e.Attribute("d")!);
        int[] read = [.. details.Gates.SelectMany(g => g.Pins).Concat(details.Outputs).Where(s => s > 1).Distinct().Order()];
        Assert.Equal(read, wires.Select(w => w.Key).Order());
        CircuitLayout layout = new(details);
        int ends = layout.Gates.Sum(g => g.Place.Before.Count) + layout.Outputs.Sum(o => o.Place.Before.Count);
        Assert.Equal(details.Gates.Sum(g => g.Pins.Count(p => p > 1)) + details.Outputs.Count(o => o > 1), ends);
    }

    [Fact]
    public void Constants_and_inputs_can_be_outputs()
    {
        DesignDetails details = new(DesignDetails.CurrentFormat, [[1]], [new ReadBit(2, 1, 3)], [], [], [1, 2]);
        string svg = CircuitDrawing.Of(details, Features, "nothing");
        Assert.Contains("class_o[0] = 1", svg, StringComparison.Ordinal);
        Assert.Contains(">b [3]<", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_escaped_and_long_ones_cut()
    {
        string svg = CircuitDrawing.Of(Details(1), Features, "\"<&");
        Assert.DoesNotContain("<b>", svg, StringComparison.Ordinal);
        Assert.Contains("a name that is fa…", svg, StringComparison.Ordinal);
        Assert.Contains("<title>a name that is far too long for a drawing, bit ", svg, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"&quot;&lt;&amp;\"", svg, StringComparison.Ordinal);
    }

    private static IEnumerable<XElement> Drawn(DesignDetails details) => XDocument.Parse(CircuitDrawing.Of(details, Features, "circuit")).Descendants();

    private static double X(XElement gate) =>
        double.Parse(((string)gate.Attribute("transform")!).Split('(', ' ')[1], CultureInfo.InvariantCulture);

    /// <summary>A network drawn by a seed that is small enough to draw.</summary>
    private static DesignDetails Details(ulong seed)
    {
        RandomStream random = new(seed);
        CircuitBuilder builder = new([.. from f in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 3) select new InputSignal(f, b)]);
        List<Literal> signals = [.. Enumerable.Range(0, 12).Select(CircuitBuilder.Input)];
        for (int i = 0; i < 60; i++)
        {
            Literal a = signals[random.Next(signals.Count)], b = signals[random.Next(signals.Count)];
            signals.Add(i % 3 == 0 ? builder.Xor(a, b) : builder.And(i % 3 == 1 ? !a : a, b));
        }
        Netlist netlist = SmallRun.Mapper.Map(builder.Build([.. signals[^3..]]));
        BitRows rows = BitRows.Pack([.. Enumerable.Range(0, 20).Select(_ => new byte[] { (byte)random.Next(8), (byte)random.Next(8), (byte)random.Next(8), (byte)random.Next(8) })], netlist.Inputs);
        var score = PrintedMlp.Training.Data.Score.Of([0], [0], 1);
        return DesignDetails.Of(new Design(null!, score, score, new Judgement(0, 0, 0)) { Hardware = new MappedCircuit(netlist, Optimizer.Builtin, null), Test = score }, rows);
    }
}
