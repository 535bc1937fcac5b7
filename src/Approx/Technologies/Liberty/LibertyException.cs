namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>A fault in a Liberty file and its line; becomes a <see cref="UserException"/> that also names the file.</summary>
internal sealed class LibertyException(int line, string what) : Exception(what)
{
    /// <summary>Where, from 1.</summary>
    public int Line { get; } = line;
}
