namespace PrintedMlp.Generator.Runs;

/// <summary>What an option decides.</summary>
internal enum SettingRole
{
    /// <summary>The result of the search: its state belongs to one value.</summary>
    Search,

    /// <summary>Files of the run, but not the search.</summary>
    Files,

    /// <summary>No byte of a run, or where it lies.</summary>
    Nothing,
}
