namespace PrintedMlp.Training.Gates;

/// <summary>A change of one gate.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="First">Literal that takes its place, or, for a function of two signals, its first signal.</param>
/// <param name="Second">Second signal of the function; the gate itself where it grows; -1 when a literal takes its place.</param>
/// <param name="Function">The function of both, numbered as in <see cref="GateImplementations.Of"/>.</param>
/// <param name="Way">How it is built.</param>
/// <param name="Change">Weight of the rows that turn right, minus that of those that turn wrong.</param>
internal readonly record struct GateMove(int Gate, int First, int Second, int Function, GateImplementation Way, long Change);
