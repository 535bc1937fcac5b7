using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies;

/// <summary>What a user should know about a technology file: what was skipped or assumed.</summary>
/// <param name="Text">For people, with the file and its line.</param>
/// <param name="Cells">The cells that it is about; empty when it is about the whole file.</param>
/// <param name="IsAboutMapping">It matters only to who builds circuits, not to who prices a netlist.</param>
public sealed record TechnologyNote(string Text, ImmutableArray<string> Cells, bool IsAboutMapping)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
