namespace PrintedMlp.Training.Search.Genomes;

/// <summary>The size of the networks that a search looks at: one hidden layer, fully connected before masks remove what
/// is not needed.</summary>
/// <param name="Inputs">Number of features, at least 1.</param>
/// <param name="InputBits">Bits of a feature's code, 1..8.</param>
/// <param name="Hidden">Hidden neurons, 1..64.</param>
/// <param name="Classes">Number of classes, 1..64.</param>
public sealed record GenomeShape(int Inputs, int InputBits, int Hidden, int Classes)
{
    /// <summary>Most hidden neurons, and most classes: a set of either fits one word.</summary>
    public const int MaxNeurons = 64;

    /// <summary>Bits of a hidden value, and so of the masks that read it (ICCAD'23, DATE'24: 8).</summary>
    public const int HiddenBits = 8;

    /// <summary>Largest exponent of a weight: weights are plus and minus 1, 2, 4 .. 64.</summary>
    public const int MaxExponent = 6;

    /// <summary>Sums whose interval leaves plus and minus this are not allowed, so that 16-bit lanes never
    /// overflow.</summary>
    public const int SumLimit = 32000;

    /// <summary>Largest bias of either sign.</summary>
    public const int LargestBias = SumLimit / 2;

    /// <summary>Connections into the hidden layer; they come first.</summary>
    public int HiddenConnections => Inputs * Hidden;

    /// <summary>All connections.</summary>
    public int Connections => HiddenConnections + Hidden * Classes;

    /// <summary>All bits that a mask of the hidden layer can have.</summary>
    public byte InputMask => (byte)((1 << InputBits) - 1);

    /// <summary>Number of the connection from feature <paramref name="feature"/> to hidden neuron <paramref name="neuron"/>.</summary>
    public int Into(int neuron, int feature) => neuron * Inputs + feature;

    /// <summary>Number of the connection from hidden neuron <paramref name="neuron"/> to the output of <paramref name="output"/>.</summary>
    public int Out(int output, int neuron) => HiddenConnections + output * Hidden + neuron;

    /// <summary>All bits that the mask of a connection can have.</summary>
    public byte MaskOf(int connection) => connection < HiddenConnections ? InputMask : byte.MaxValue;

    /// <summary>True when a search can look at networks of this size.</summary>
    public bool IsPossible => Hidden is >= 1 and <= MaxNeurons && Classes is >= 1 and <= MaxNeurons && InputBits is >= 1 and <= 8
        && Inputs >= 1;
}
