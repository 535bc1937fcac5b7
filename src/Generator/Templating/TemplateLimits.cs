namespace PrintedMlp.Generator.Templating;

/// <summary>How much a template may do. A folder of templates can be a stranger's: what it costs is counted, never timed, so that
/// the same template ends in the same way on every machine. Of a view of many parts, such as a netlist, it may do more: a cell takes some 60
/// steps, 4 rounds and 100 characters.</summary>
internal static class TemplateLimits
{
    /// <summary>Evaluated nodes of the syntax tree; long texts and ranges count for more.</summary>
    public const long Steps = 20_000_000;

    /// <summary>Steps, rounds and characters for every part of a view that is <see cref="ISizedView"/>, where that is more.</summary>
    public const int StepsOfAPart = 200, RoundsOfAPart = 20, CharactersOfAPart = 300;

    /// <summary>Characters of a text that count as one step.</summary>
    public const int CharactersOfAStep = 4;

    /// <summary>Characters of a value, and of everything that one template writes.</summary>
    public const int Characters = 1 << 26;

    /// <summary>Characters of a template.</summary>
    public const int FileCharacters = 1 << 20;

    /// <summary>Files and folders of a template folder.</summary>
    public const int Files = 1000;

    /// <summary>Rounds of a loop, and numbers in a range.</summary>
    public const int Rounds = 1_000_000;

    /// <summary>Functions and included templates inside each other.</summary>
    public const int Depth = 50;

    /// <summary>Bits of a whole number.</summary>
    public const int NumberBits = 64;
}
