using System.Runtime.Intrinsics;

namespace PrintedMlp.Training.Vectors;

/// <summary>Which vector instructions the evaluators use. Every choice gives the same results; they differ in speed
/// only.</summary>
public enum VectorUnit
{
    /// <summary>512-bit vectors (AVX-512BW).</summary>
    Bits512,

    /// <summary>256-bit vectors (AVX2).</summary>
    Bits256,

    /// <summary>128-bit vectors, which every machine has or imitates.</summary>
    Bits128,

    /// <summary>One row after the other, by the network's own definition: the reference.</summary>
    Scalar,
}

/// <summary>What this machine has.</summary>
public static class VectorUnits
{
    /// <summary>The widest unit that this machine has.</summary>
    public static VectorUnit Best => Vector512.IsHardwareAccelerated ? VectorUnit.Bits512
        : Vector256.IsHardwareAccelerated ? VectorUnit.Bits256 : VectorUnit.Bits128;
}
