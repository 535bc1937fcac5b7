namespace PrintedMlp.Training.Data;

/// <summary>Words of notes.</summary>
internal static class Words
{
    private const int Listed = 6;

    /// <summary>A number and what it counts: 1 row, 2 rows.</summary>
    public static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}{(what.EndsWith('s') ? "es" : "s")}";

    /// <summary>The first items, and that there are more.</summary>
    public static string List(IReadOnlyCollection<string> items) =>
        string.Join(", ", items.Take(Listed)) + (items.Count > Listed ? $" and {items.Count - Listed} more" : "");

    /// <summary>A text in quotes, short and printable.</summary>
    public static string Quoted(string text) => $"\"{Cell.Short(text)}\"";
}
