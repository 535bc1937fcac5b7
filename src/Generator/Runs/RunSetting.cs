using System.Collections.Immutable;
using PrintedMlp.Generator.Designs;

namespace PrintedMlp.Generator.Runs;

/// <summary>An option: a row of <see cref="RunSettings"/>.</summary>
/// <param name="Name">Its name on the command line, without dashes.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Help">What it does, for somebody who reads the help.</param>
internal sealed record RunSetting(string Name, SettingGroup Group, string Help)
{
    /// <summary>What stands for its value in the help; null for an option that is given without one.</summary>
    public string? Value { get; init; }

    /// <summary>Other names on the command line, with their dashes.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>All values that it may have; empty when there are too many to name.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>What it decides.</summary>
    public SettingRole Role { get; init; }

    /// <summary>True when the help shows its default.</summary>
    public bool ShowsDefault { get; init; } = true;

    /// <summary>True for an option of earlier versions, which is still understood but not shown.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True when a command that has it needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What a value makes of a run's options. Throws a <see cref="FormatException"/> for one that it cannot have; files that the value
    /// names are read when the change is made.</summary>
    public required Func<string, Func<RunOptions, RunOptions>> Parse { get; init; }

    /// <summary>The value as <see cref="Parse"/> reads it; null when it has none.</summary>
    public required Func<RunOptions, string?> Print { get; init; }

    /// <summary>Its values where it may be given several times, each to be read by <see cref="Parse"/>; null where it is given once.</summary>
    public Func<RunOptions, IEnumerable<string>>? PrintEach { get; init; }

    /// <summary>True when several values may follow the option.</summary>
    public bool TakesSeveral { get; init; }

    /// <summary>Whether the command that makes a run again names it; null to name it where it has not its default.</summary>
    public Func<RunOptions, bool>? Prints { get; init; }

    /// <summary>Its members among the options of run.json.</summary>
    public ImmutableArray<(string Name, Func<RunOptions, object?> Value)> Members { get; init; } = [];

    /// <summary>What the state of a search depends on; by default <see cref="Members"/>.</summary>
    public ImmutableArray<(string Name, Func<RunOptions, object?> Value)> State
    {
        get => field.IsDefault ? Members : field;
        init;
    }

    /// <summary>The words of a command that asks for it again.</summary>
    public IEnumerable<string> CommandWords(RunOptions options) => Value is null ? [Flag]
        : PrintEach is null ? [Flag, Print(options)!] : PrintEach(options).SelectMany(value => new[] { Flag, value });

    /// <summary>As it stands on the command line.</summary>
    public string Flag => "--" + Name;

    /// <summary>What a value makes of a run's options; see <see cref="Parse"/>.</summary>
    /// <exception cref="FormatException">It cannot have that value.</exception>
    public Func<RunOptions, RunOptions> Change(string text) => !text.Contains('\0', StringComparison.Ordinal) ? Parse(text)
        : throw new FormatException($"{Flag} {text.Replace("\0", "\\0", StringComparison.Ordinal)}: a NUL (\\0) is in no name and in no number");

    /// <summary>Its name as members of JSON are called.</summary>
    public static string Member(string name) => name.Replace('-', '_');

    /// <summary>True when the command that makes a run again has to name it.</summary>
    public bool IsPrinted(RunOptions options) => Role != SettingRole.Nothing
        && (Prints?.Invoke(options) ?? Print(options) != Print(RunSettings.Usual));
}
