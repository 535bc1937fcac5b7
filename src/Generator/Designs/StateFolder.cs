namespace PrintedMlp.Generator.Designs;

/// <summary>Where the searches of a run keep their state, so that an interrupted run can go on.</summary>
/// <param name="Folder">The folder, which exists.</param>
/// <param name="Fingerprint">Names data, options and version; state of another run is refused.</param>
internal sealed record StateFolder(string Folder, string Fingerprint)
{
    /// <summary>What the files end with.</summary>
    public const string Extension = ".bin";

    /// <summary>What it is to this process.</summary>
    public StateUse Use { get; init; }

    /// <summary>Where it is another's: whether that one has ended.</summary>
    public Func<bool> HasEnded { get; init; } = () => false;

    /// <summary>The rounds of a search over gates that several processes do.</summary>
    public SharedRounds Rounds(string search)
    {
        string folder = Path.Combine(Folder, "rounds");
        if (Use is StateUse.Shared)
        {
            Directory.CreateDirectory(folder);
        }
        return new SharedRounds(folder, search, Fingerprint);
    }

    /// <summary>The file of a search.</summary>
    public string File(string search) => Path.Combine(Folder, search + Extension);
}

/// <summary>What the state of a run is to a process.</summary>
internal enum StateUse
{
    /// <summary>Its own.</summary>
    Own,

    /// <summary>Its own, and others may help with the search over gates.</summary>
    Shared,

    /// <summary>Another's, who is helped.</summary>
    Helped,
}
