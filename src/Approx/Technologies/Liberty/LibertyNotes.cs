using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Collects what a reader of the file should know; the same words about many places become one note.</summary>
internal sealed class LibertyNotes(string file)
{
    private readonly Dictionary<string, Note> _notes = [];

    /// <summary>All notes, in the order of the file.</summary>
    public ImmutableArray<TechnologyNote> Lines => [.. _notes.Values.OrderBy(n => n.Line).ThenBy(n => n.Order).Select(n => new TechnologyNote(
        $"{file}, line {n.Line}: {n.What}{(n.Count == 1 ? "" : $" ({n.Count} times)")}", n.IsGeneral ? [] : [.. n.Cells], n.IsAboutMapping))];

    /// <summary>Adds a note about a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="what">The note.</param>
    /// <param name="cell">The cell that it is about, or null.</param>
    /// <param name="isAboutMapping">It matters only to who builds circuits.</param>
    public void Add(int line, string what, string? cell, bool isAboutMapping = false)
    {
        if (!_notes.TryGetValue(what, out Note? note))
        {
            _notes[what] = note = new Note(what, line, _notes.Count) { IsAboutMapping = isAboutMapping };
        }
        note.Count++;
        note.IsGeneral |= cell is null;
        if (cell is not null)
        {
            note.Cells.Add(cell);
        }
    }

    private sealed record Note(string What, int Line, int Order)
    {
        public int Count { get; set; }

        public bool IsGeneral { get; set; }

        public bool IsAboutMapping { get; init; }

        public SortedSet<string> Cells { get; } = new(StringComparer.Ordinal);
    }
}
