namespace PrintedMlp.Generator.Datasets;

/// <summary>A file of a public data set.</summary>
/// <param name="Path">Its path on the repository's server, without a leading slash.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
internal sealed record PublicFile(string Path, string Sha256)
{
    /// <summary>Its name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
