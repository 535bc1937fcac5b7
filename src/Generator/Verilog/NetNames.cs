using PrintedMlp.Approx.Networks;

namespace PrintedMlp.Generator.Verilog;

/// <summary>Names of the nets: features <c>x0</c>, hidden neurons <c>h0</c> (<c>h1n0</c> when there are several hidden
/// layers, counted from 1), outputs <c>o0</c>, matches of the argmax <c>m0</c>.</summary>
internal sealed class NetNames(Mlp mlp)
{
    /// <summary>A neuron's value.</summary>
    public string Neuron(int layer, int index) =>
        layer == mlp.Layers.Length - 1 ? $"o{index}"
        : mlp.Layers.Length == 2 ? $"h{index}"
        : $"h{layer + 1}n{index}";

    /// <summary>What the neurons of a layer read.</summary>
    public string Source(int layer, int index) => layer == 0 ? $"x{index}" : Neuron(layer - 1, index);

    /// <summary>A match of the argmax.</summary>
    public static string Match(int index) => $"m{index}";
}
