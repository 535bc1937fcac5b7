using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrintedMlp.Generator.Verification;

namespace PrintedMlp.Generator.Reports;

/// <summary>What could not be checked because programs are missing: one line for all of them.</summary>
internal static partial class MissingPrograms
{
    private const string NotInstalled = " is not installed";

    /// <summary>Packages of Debian and Ubuntu by what the checks call the programs.</summary>
    private static readonly ImmutableArray<(string Program, string Package)> Packages =
    [
        ("iverilog", "iverilog"), ("vvp", "iverilog"), ("verilator", "verilator"), ("g++", "g++"), ("yosys", "yosys"),
            ("berkeley-abc", "berkeley-abc"),
    ];

    /// <summary>Whether a check was not run because a program is missing.</summary>
    public static bool IsWhy(Check check) => check.Result == CheckResult.NotRun
        && check.Why?.Contains(NotInstalled, StringComparison.Ordinal) == true;

    /// <summary>The line; null when nothing is missing.</summary>
    /// <param name="checks">The checks of all designs.</param>
    public static string? Line(IEnumerable<Check> checks)
    {
        Check[] missing = [.. checks.Where(IsWhy)];
        string[] packages = [.. missing.SelectMany(c => Needed(c.Why!)).Distinct()];
        string[] what =
        [
            .. missing.Any(c => c.Method == "simulation") ? ["not simulated by every program"] : Array.Empty<string>(),
            .. missing.Any(c => c.Method == Equivalence.Method) ? ["not proven"] : Array.Empty<string>(),
            .. missing.All(c => c.Method is not "simulation" and not Equivalence.Method) ? ["not checked by every program"] : Array.Empty<string>(),
        ];
        return missing.Length == 0 ? null
            : $"{string.Join(", ", what)}: missing {string.Join(", ", packages)} (Debian, Ubuntu: sudo apt-get install "
                + $"{string.Join(' ', packages)}); then printedmlp verify DIR";
    }

    private static IEnumerable<string> Needed(string why)
    {
        string programs = why[..why.IndexOf(NotInstalled, StringComparison.Ordinal)];
        return Package().Match(why) is { Success: true } named ? named.Groups[1].Value.Split(' ')
            : Packages.Where(p => programs == p.Program || programs.StartsWith(p.Program + " or ", StringComparison.Ordinal)
                || programs.StartsWith(p.Program + ",", StringComparison.Ordinal)).Select(p => p.Package);
    }

    [GeneratedRegex(@"apt-get install ([^)]+)\)")]
    private static partial Regex Package();
}
