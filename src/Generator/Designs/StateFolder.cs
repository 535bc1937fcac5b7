namespace PrintedMlp.Generator.Designs;

/// <summary>Where the searches of a run keep their state, so that an interrupted run can go on.</summary>
/// <param name="Folder">The folder, which exists.</param>
/// <param name="Fingerprint">Names data, options and version; state of another run is refused.</param>
internal sealed record StateFolder(string Folder, string Fingerprint)
{
    /// <summary>What the files end with.</summary>
    public const string Extension = ".bin";

    /// <summary>The file of a search.</summary>
    public string File(string search) => Path.Combine(Folder, search + Extension);
}
