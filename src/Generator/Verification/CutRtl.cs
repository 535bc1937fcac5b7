using System.Numerics;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Circuits.Simplification;
using PrintedMlp.Approx.Networks;
using PrintedMlp.Generator.Synthesis;
using PrintedMlp.Generator.Verilog;
using Literal = PrintedMlp.Approx.Circuits.Literal;

namespace PrintedMlp.Generator.Verification;

/// <summary>The RTL of a network with the circuit's own neurons in it. Equivalence checkers fail on sums that were added up in
/// another order; decision diagrams do not. Each bit of a neuron that is proven to be the circuit's, for any values of what the
/// neuron reads, is replaced by the circuit's. What comes out equals the RTL, and resembles the netlist.</summary>
internal sealed class CutRtl
{
    /// <summary>Nodes of the diagrams of one neuron.</summary>
    private const int MaxNodes = 200_000;

    private readonly Mlp _mlp;
    private readonly RtlPlan _plan;
    private readonly Aiger _rtl;
    private readonly CircuitBuilder _whole;
    private readonly Literal?[] _made;

    private CutRtl(Mlp mlp, Aiger rtl)
    {
        (_mlp, _plan, _rtl, _whole) = (mlp, new RtlPlan(mlp), rtl, new CircuitBuilder(MlpCircuit.Inputs(mlp)));
        _made = new Literal?[rtl.Circuit.Nodes];
        _made[0] = Literal.False;
        for (int i = 0; i < rtl.Circuit.Inputs.Length; i++)
        {
            _made[1 + rtl.Inputs[Bit(_plan.FeaturesPort, i)]] = CircuitBuilder.Input(i);
        }
    }

    /// <summary>The nets whose bits must be outputs too, as Yosys selects wires.</summary>
    public static string Nets(Mlp mlp) => string.Join(' ', new RtlPlan(mlp).Layers.SelectMany(layer => layer).Select(n => "w:" + n.Value.Name));

    /// <summary>Replaces what can be proven.</summary>
    /// <param name="mlp">The network.</param>
    /// <param name="rtl">The RTL's gates, with <see cref="Nets"/> led out. It need not be the network's.</param>
    /// <returns>A circuit of the features that equals the RTL; null when the RTL has other ports than the network.</returns>
    public static Circuit? Of(Mlp mlp, Aiger rtl)
    {
        Net[] ports = [new RtlPlan(mlp).FeaturesPort, new("class_o", mlp.ClassBits, IsPort: true)];
        if (rtl.Circuit.Inputs.Length != ports[0].Width || !Names(ports[0]).All(rtl.Inputs.ContainsKey)
            || !Names(ports[1]).All(rtl.Outputs.ContainsKey))
        {
            return null;
        }
        CutRtl cut = new(mlp, rtl);
        foreach (NeuronPlan neuron in cut._plan.Layers.SelectMany(layer => layer))
        {
            cut.Replace(neuron);
        }
        return cut._whole.Build([.. cut.Bits(ports[1]).Select(cut.Made)]);
    }

    private void Replace(NeuronPlan neuron)
    {
        Literal[] written = Bits(neuron.Value);
        Circuit circuit = MlpCircuit.OfNeuron(_mlp, neuron.Place.Layer, neuron.Place.Index, written.Length);
        Literal[] sources = [.. circuit.Inputs.Select(signal => Source(neuron, signal))];
        bool[] equal = Equal(written, circuit, sources, Order(neuron, circuit));
        Literal[] built = _whole.Insert(circuit, [.. sources.Select(Made)]);
        for (int bit = 0; bit < written.Length; bit++)
        {
            if (equal[bit])
            {
                _made[written[bit].Node] ??= built[bit] ^ written[bit].IsComplement;
            }
        }
    }

    private bool[] Equal(Literal[] written, Circuit circuit, Literal[] sources, int[] order)
    {
        DecisionDiagrams diagrams = new(MaxNodes);
        Dictionary<int, int> known = new() { [0] = DecisionDiagrams.False }, inputs = [];
        foreach (int i in order)
        {
            if (!known.TryGetValue(sources[i].Node, out int edge))
            {
                known[sources[i].Node] = edge = diagrams.Variable(known.Count);
            }
            inputs[1 + i] = edge ^ (sources[i].IsComplement ? 1 : 0);
        }
        int[] theirs = diagrams.Of(_rtl.Circuit, known, known.Count, written), ours = diagrams.Of(circuit, inputs, 0, circuit.Outputs);
        return [.. theirs.Zip(ours, (a, b) => a == b && !diagrams.IsFull)];
    }

    /// <summary>The inputs of the neuron's circuit in the order in which diagrams decide them: bits that weigh little first.</summary>
    private static int[] Order(NeuronPlan neuron, Circuit circuit)
    {
        Dictionary<int, int> shift = [];
        foreach (Summand summand in neuron.Neuron.Summands.Where(s => s.Weight != 0))
        {
            shift[summand.Source] = BitOperations.TrailingZeroCount(summand.Weight);
        }
        return [.. Enumerable.Range(0, circuit.Inputs.Length)
            .OrderBy(i => circuit.Inputs[i].Bit + shift.GetValueOrDefault(circuit.Inputs[i].Feature))];
    }

    /// <summary>The signal in the RTL of a bit that a neuron reads; 0 for bits of neurons that are not part of the hardware.</summary>
    private Literal Source(NeuronPlan neuron, InputSignal signal)
    {
        if (neuron.Place.Layer == 0)
        {
            return new Literal(2 * (1 + _rtl.Inputs[Bit(_plan.FeaturesPort, signal.Feature * _mlp.InputBits + signal.Bit)]));
        }
        NeuronPlan? source = _plan.Layers[neuron.Place.Layer - 1].FirstOrDefault(n => n.Place.Index == signal.Feature);
        return source is null || signal.Bit >= source.Value.Width ? Literal.False : _rtl.Outputs.GetValueOrDefault(Bit(source.Value, signal.Bit));
    }

    /// <summary>The RTL's signals of a net; none when the RTL has no such net.</summary>
    private Literal[] Bits(Net net) => Names(net).All(_rtl.Outputs.ContainsKey) ? [.. Names(net).Select(name => _rtl.Outputs[name])] : [];

    /// <summary>A signal of the RTL in the whole circuit.</summary>
    private Literal Made(Literal signal)
    {
        _made[signal.Node] ??= _whole.And(Made(_rtl.Circuit.Left(signal.Node)), Made(_rtl.Circuit.Right(signal.Node)));
        return _made[signal.Node]!.Value ^ signal.IsComplement;
    }

    private static IEnumerable<string> Names(Net net) => Enumerable.Range(0, net.Width).Select(bit => Bit(net, bit));

    private static string Bit(Net net, int bit) => net.Width == 1 ? net.Name : $"{net.Name}[{bit}]";
}
