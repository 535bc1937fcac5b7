using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Tests.Approx.Circuits;

/// <summary>Circuits of few inputs, and what they compute.</summary>
internal static class SmallCircuits
{
    /// <summary>A circuit whose inputs are the bits of one code.</summary>
    public static Circuit Build(int inputs, Func<CircuitBuilder, Literal[], Literal[]> outputs)
    {
        CircuitBuilder builder = new([.. Enumerable.Range(0, inputs).Select(bit => new InputSignal(0, bit))]);
        return builder.Build(outputs(builder, [.. Enumerable.Range(0, inputs).Select(CircuitBuilder.Input)]));
    }

    /// <summary>The outputs as numbers for every state of the inputs.</summary>
    public static int[] Truth(Circuit circuit) => CircuitSimulation.Classify(circuit, AllStates(circuit));

    /// <summary>Every state of the inputs, in order.</summary>
    public static BitRows AllStates(Circuit circuit) => BitRows.Pack(
        [.. Enumerable.Range(0, 1 << circuit.Inputs.Length).Select(v => new[] { (byte)v })], circuit.Inputs);
}
