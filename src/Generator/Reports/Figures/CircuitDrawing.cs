using System.Collections.Immutable;
using PrintedMlp.Generator.Reports.Details;

namespace PrintedMlp.Generator.Reports.Figures;

/// <summary>Draws the netlist of a design as SVG: inputs on the left, a symbol for each cell, the bits of the class on the
/// right.</summary>
internal sealed class CircuitDrawing
{
    private const double Step = 78, Top = 14, RightMargin = 84;
    private readonly DesignDetails _details;
    private readonly ImmutableArray<string> _features;
    private readonly CircuitLayout _layout;
    private readonly double _left;
    private readonly Svg _svg = new();

    private CircuitDrawing(DesignDetails details, ImmutableArray<string> features)
    {
        (_details, _features, _layout) = (details, features, new CircuitLayout(details));
        _left = Math.Ceiling(16 + details.Reads.Select(r => Svg.Width(InputName(r), 11)).DefaultIfEmpty(0).Max());
    }

    /// <summary>The drawing.</summary>
    /// <param name="details">A design whose gates are listed.</param>
    /// <param name="features">Names of the features.</param>
    /// <param name="title">What it shows, for those who cannot see it.</param>
    public static string Of(DesignDetails details, ImmutableArray<string> features, string title) =>
        new CircuitDrawing(details, features).Draw(title);

    private string Draw(string title)
    {
        double width = _left + (_layout.Columns - 1) * Step + RightMargin;
        double height = 2 * Top + _layout.Nodes.Select(n => n.Y + n.Room / 2).DefaultIfEmpty(20).Max();
        _svg.Open("circuit", width, height, "img", title);
        Wires();
        foreach ((ReadBit input, CircuitLayout.Node place) in _layout.Inputs)
        {
            _svg.Add($"<g class=\"input\" data-net=\"{input.Signal}\"><title>{Svg.Escaped(FullName(input))}</title>");
            _svg.Text("pin-name end", _left - 8, Y(place) + 4, InputName(input));
            _svg.Add($"<circle class=\"port\" cx=\"{_left}\" cy=\"{Y(place)}\" r=\"3\"/></g>");
        }
        foreach ((CircuitGate gate, CircuitLayout.Node place) in _layout.Gates)
        {
            Gate(gate, place);
        }
        foreach ((int bit, CircuitLayout.Node place) in _layout.Outputs)
        {
            string constant = place.Signal > 1 ? "" : place.Signal == 1 ? " = 1" : " = 0";
            _svg.Add($"<g class=\"output\"><circle class=\"port\" cx=\"{X(place)}\" cy=\"{Y(place)}\" r=\"3\"/>");
            _svg.Text("pin-name", X(place) + 8, Y(place) + 4, $"class_o[{bit}]{constant}");
            _svg.Add($"</g>");
        }
        return _svg.Add($"</svg>").ToString();
    }

    private double X(CircuitLayout.Node node) => _left + node.Column * Step;

    /// <summary>A whole number: a page has thousands of them.</summary>
    private static double Y(CircuitLayout.Node node) => Math.Round(Top + node.Y);

    /// <summary>One path a signal, with all its branches: so that it can be followed as a whole.</summary>
    private void Wires()
    {
        HashSet<int> drawable = [.. _layout.Nodes.Where(n => n.Kind == CircuitLayout.NodeKind.Signal).Select(n => n.Signal)];
        Dictionary<int, string> shapes = _details.Gates.ToDictionary(g => g.Signal, g => g.Shape);
        ILookup<int, string> pieces = _layout.Nodes.SelectMany(n => Pieces(n, shapes)).ToLookup(p => p.Signal, p => p.Path);
        foreach (IGrouping<int, string> wire in pieces.OrderBy(w => w.Key).Where(w => drawable.Contains(w.Key)))
        {
            _svg.Add($"<path class=\"wire\" data-net=\"{wire.Key}\" d=\"{string.Concat(wire).Replace(" -", "-", StringComparison.Ordinal)}\"/>");
        }
    }

    private IEnumerable<(int Signal, string Path)> Pieces(CircuitLayout.Node to, Dictionary<int, string> shapes)
    {
        string passes = to.Kind == CircuitLayout.NodeKind.Wire ? $"h{L(2 * GateSymbols.Half)}" : "";
        foreach ((CircuitLayout.Node from, double entry) in Ends(to, shapes))
        {
            double half = from.Column == 0 ? 0 : GateSymbols.Half;
            double x1 = X(from) + half, x2 = X(to) - (to.Kind == CircuitLayout.NodeKind.Output ? 3 : GateSymbols.Half);
            double down = Y(from) is var y1 && Math.Abs(entry - y1) > 0 ? entry - y1 : 0, middle = (x2 - x1) / 2;
            yield return (from.Signal, $"M{L(x1)} {L(y1)}" + (down == 0 ? $"h{L(x2 - x1)}"
                : $"c{L(middle)} 0 {L(middle)} {L(down)} {L(x2 - x1)} {L(down)}") + passes);
        }
    }

    /// <summary>Where each wire arrives: the upper one at the upper pin, since these cells do not care.</summary>
    private static IEnumerable<(CircuitLayout.Node From, double Y)> Ends(CircuitLayout.Node to, Dictionary<int, string> shapes)
    {
        bool isGate = to.Kind == CircuitLayout.NodeKind.Signal && shapes.ContainsKey(to.Signal);
        CircuitLayout.Node[] from = [.. to.Before.OrderBy(n => n.Y)];
        return from.Select((n, i) => (n, Y(to) + (isGate ? PinOffset(i, from.Length) : 0)));
    }

    private static double PinOffset(int pin, int pins) => pins <= 1 ? 0 : -6 + 12.0 * pin / (pins - 1);

    private void Gate(CircuitGate gate, CircuitLayout.Node place)
    {
        double half = GateSymbols.Half, entry = GateSymbols.Entry(gate.Shape);
        string leads = string.Concat(Enumerable.Range(0, place.Before.Count).Select(i =>
            $"M{L(-half)} {L(PinOffset(i, place.Before.Count))}H{L(entry)}")) + $"M{L(GateSymbols.Exit(gate.Shape))} 0H{L(half)}";
        string constants = string.Join(", ", gate.Pins.Where(p => p <= 1).Select(p => p == 1 ? "constant 1" : "constant 0"));
        string pins = string.Join(' ', gate.Pins);
        _svg.Add($"""<g class="gate" data-net="{gate.Signal}" data-pins="{pins}" transform="translate({X(place)} {Y(place)})">""");
        _svg.Add($"<title>{Svg.Escaped($"g{gate.Signal} {gate.Cell}{(constants.Length > 0 ? ", " + constants : "")}")}</title>");
        _svg.Add($"""<path class="lead" d="{leads}{GateSymbols.Extra(gate.Shape)}"/><path class="body" d="{GateSymbols.Outline(gate.Shape)}"/>""");
        if (GateSymbols.Bubble(gate.Shape) is { } bubble)
        {
            _svg.Add($"<circle class=\"body\" cx=\"{bubble}\" cy=\"0\" r=\"3\"/>");
        }
        if (gate.Shape == "cell")
        {
            _svg.Text("cell-name", 0, 3, gate.Cell.Length > 5 ? gate.Cell[..5] : gate.Cell);
        }
        _svg.Add($"</g>");
    }

    private static string L(double value) => Svg.Length(value);

    private string FullName(ReadBit input) => input.Bit is null
        ? $"{_features[input.Feature]} {input.Text}" : $"{_features[input.Feature]}, bit {input.Bit}";

    private string InputName(ReadBit input)
    {
        string name = _features[input.Feature];
        return $"{(name.Length > 18 ? name[..17] + "…" : name)} {input.Text}";
    }
}
