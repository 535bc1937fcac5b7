namespace PrintedMlp.Generator.Verilog;

/// <summary>A group of nets with a comment above it: a neuron, or a match of the argmax.</summary>
/// <param name="Comment">Lines without the slashes.</param>
/// <param name="Nets">The nets, each declared before it is read.</param>
public sealed record BlockView(IReadOnlyList<string> Comment, IReadOnlyList<NetView> Nets);
