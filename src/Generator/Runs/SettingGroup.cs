namespace PrintedMlp.Generator.Runs;

/// <summary>What an option is about, as the records of a run's options are.</summary>
internal enum SettingGroup
{
    /// <summary>How rows are read, divided and coded.</summary>
    Data,

    /// <summary>The float network.</summary>
    Training,

    /// <summary>The search, and the choice among what it finds.</summary>
    Search,

    /// <summary>The search over gates, and the front end.</summary>
    Gates,

    /// <summary>The hardware that is written, and where.</summary>
    Output,
}
