namespace PrintedMlp.Generator.Programs;

/// <summary>What the process answers to a script.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int WrongInput = 1;
    public const int Mismatch = 2;
    public const int MissingTool = 3;

    /// <summary>A fault of this program's own.</summary>
    public const int Unforeseen = 4;

    /// <summary>As shells report a process that Ctrl-C (SIGINT) ended.</summary>
    public const int Interrupted = 130;

    /// <summary>As shells report a process that SIGTERM ended.</summary>
    public const int Terminated = 143;
}
