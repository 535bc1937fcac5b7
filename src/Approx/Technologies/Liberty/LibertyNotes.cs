using System.Collections.Immutable;

namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>Collects what a reader of the file should know; the same words about many places become one note.</summary>
internal sealed class LibertyNotes(string file)
{
    private readonly List<(string What, int Line)> _notes = [];
    private readonly Dictionary<string, int> _count = [];

    /// <summary>All notes, in the order of the file.</summary>
    public ImmutableArray<string> Lines =>
        [.. _notes.OrderBy(n => n.Line).Select(n => $"{file}, line {n.Line}: {n.What}{Times(n.What)}")];

    /// <summary>Adds a note about a line.</summary>
    public void Add(int line, string what)
    {
        _count[what] = _count.GetValueOrDefault(what) + 1;
        if (_count[what] == 1)
        {
            _notes.Add((what, line));
        }
    }

    private string Times(string what) =>
        _count[what] == 1 ? "" : $" ({_count[what]} times)";
}
