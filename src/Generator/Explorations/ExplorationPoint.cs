using System.Collections.Immutable;

namespace PrintedMlp.Generator.Explorations;

/// <summary>A run of an exploration.</summary>
/// <param name="Name">Its folder below <c>points/</c>.</param>
/// <param name="Data">What the exploration calls its data.</param>
/// <param name="Words">Data files and options, as the command line of <c>design</c> has them.</param>
internal sealed record ExplorationPoint(string Name, string Data, ImmutableArray<string> Words);
