namespace PrintedMlp.Generator.Designs;

/// <summary>What an option names by a word or a file, read once.</summary>
/// <param name="Given">The name or file as it was given.</param>
/// <param name="Value">What it names.</param>
public sealed record Resolved<T>(string Given, T Value)
{
    /// <summary>The name without the folders of files, which are nobody else's business; several files stand between commas.</summary>
    public string Name => string.Join(',', Given.Split(',').Select(Path.GetFileName));
}
