using System.Globalization;
using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Turns a plan into the strings of the RTL template.</summary>
internal static class RtlText
{
    /// <summary>The view of <paramref name="plan"/> as module <paramref name="name"/>.</summary>
    public static RtlView View(string name, RtlPlan plan) => new(
        name,
        [.. About(name, plan.Mlp).SelectMany(line => Wrapping.Comment(line, indent: 0))],
        plan.FeaturesPort.Width - 1,
        plan.Mlp.ClassBits - 1,
        [.. Features(plan)],
        [.. plan.Layers.SelectMany(layer => layer).Select(NeuronText.Block)],
        [.. plan.Contests.Live.Select(c => ContestText.Block(plan, c))],
        ContestText.PlayerClass(plan, plan.Contests.Winner));

    private static IEnumerable<string> About(string name, Mlp mlp)
    {
        string sizes = string.Join("-", mlp.Layers.Select(l => l.Neurons.Length).Prepend(mlp.Inputs));
        yield return $"{name}: bespoke multilayer perceptron {sizes}, fully parallel and combinational.";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"features_i: code of feature k, {mlp.InputBits} bits, unsigned, at bit {mlp.InputBits}*k. class_o: class index, 0..{mlp.Classes - 1}.");
        yield return "All arithmetic is unsigned modulo 2^width; widths come from the intervals in the comments.";
        yield return "In sums | joins what shares no column, and -t is added as t ^ m, m being the bits that t can have: -t = (t ^ m) - m. Constants hold the rest.";
    }

    private static IEnumerable<NetView> Features(RtlPlan plan)
    {
        int bits = plan.Mlp.InputBits;
        for (int i = 0; i < plan.Mlp.Inputs; i++)
        {
            Net feature = plan.Feature(i);
            string code = plan.FeaturesPort.Bits(bits * i + bits - 1, bits * i);
            if (plan.FeatureBits[i] == 0)
            {
                yield return NetView.Of(feature with { Name = feature.Name + "_unused" }, code);
                continue;
            }
            yield return NetView.Of(feature, code);
            Concatenation unused = new Concatenation().Selected(feature, ~plan.FeatureBits[i]);
            foreach (NetView net in NetView.Unused(feature.Name, unused))
            {
                yield return net;
            }
        }
    }
}
