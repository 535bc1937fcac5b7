namespace PrintedMlp.Generator.Programs;

/// <summary>What a run of an external program left behind.</summary>
/// <param name="ExitCode">As the system reports it; meaningless when <paramref name="Broken"/>.</param>
/// <param name="Output">Standard output, line ends as line feeds.</param>
/// <param name="Errors">Standard error, line ends as line feeds.</param>
/// <param name="Broken">Why it says nothing: it did not start, crashed, or was stopped at a limit. Null when it ended by itself.</param>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors, string? Broken = null)
{
    /// <summary>Longest part of what it said that goes into a message.</summary>
    private const int Shown = 500;

    /// <summary>Ended by itself and content.</summary>
    public bool Succeeded => Broken is null && ExitCode == 0;

    /// <summary>Content, and with nothing to say.</summary>
    public bool IsSilent => Succeeded && string.IsNullOrWhiteSpace(Errors + Output);

    /// <summary>A signal ended it.</summary>
    public bool IsCrash => Broken is not null && ExitCode > 128;

    /// <summary>The first lines of what it said, for a message.</summary>
    public string FirstLines
    {
        get
        {
            string lines = string.Join(" | ", $"{Errors}\n{Output}".Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(3));
            return lines.Length > Shown ? lines[..Shown] + "..." : lines;
        }
    }
}
