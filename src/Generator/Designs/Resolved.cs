namespace PrintedMlp.Generator.Designs;

/// <summary>What an option names by a word or a file, read once.</summary>
internal sealed record Resolved<T>
{
    private readonly Lazy<T> _value;

    /// <summary>What was named, read already.</summary>
    /// <param name="given">The name or file as it was given.</param>
    /// <param name="value">What it names.</param>
    public Resolved(string given, T value) => (Given, _value) = (given, new Lazy<T>(value));

    /// <summary>What is usual, read when somebody needs it: a command that does not starts faster.</summary>
    /// <param name="given">The name.</param>
    /// <param name="read">Reads what it names.</param>
    public Resolved(string given, Func<T> read) => (Given, _value) = (given, new Lazy<T>(read));

    /// <summary>The name or file as it was given.</summary>
    public string Given { get; }

    /// <summary>What it names.</summary>
    public T Value => _value.Value;

    /// <summary>The name without the folders of files, which are nobody else's business; several files stand between commas.</summary>
    public string Name => string.Join(',', Given.Split(',').Select(Path.GetFileName));
}
