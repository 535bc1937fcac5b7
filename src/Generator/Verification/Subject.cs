
namespace PrintedMlp.Generator.Verification;

/// <summary>One module under test: the text of a design's RTL, or of its netlist and cells.</summary>
/// <param name="Design">The design.</param>
/// <param name="IsNetlist">True for the netlist.</param>
internal sealed record Subject(DesignFolder Design, bool IsNetlist)
{
    /// <summary>Cells of a netlist that are not too many for any check.</summary>
    public const int MostCells = 100_000;

    /// <summary>As the report calls it.</summary>
    public string Name => IsNetlist ? "netlist" : "rtl";

    /// <summary>The source files.</summary>
    public IEnumerable<string> Files => IsNetlist ? [.. Modules, Design.CellsFile] : Modules;

    /// <summary>Those of the design's own modules. A netlist of a design that reads levels is its core behind the same wrapper.</summary>
    public IEnumerable<string> Modules => (Design.Classifier.ReadsLevels, IsNetlist) switch
    {
        (true, true) => [Design.RtlFile, Design.NetlistFile],
        (true, false) => [Design.RtlFile, Design.CoreFile],
        (false, true) => [Design.NetlistFile],
        _ => [Design.RtlFile],
    };

    /// <summary>Whether it is a netlist of more cells: Icarus simulates its first rows, and it is neither translated to C++, which takes minutes and
    /// gigabytes, nor proven.</summary>
    public bool IsHuge => IsNetlist && Design.NetlistCells > MostCells;

    /// <summary>Why it cannot be checked, or null.</summary>
    public string? Missing => Files.FirstOrDefault(f => !File.Exists(f)) is { } file ? $"{Path.GetFileName(file)} is missing" : null;

    /// <summary>A simulation that did not happen.</summary>
    public Check NotRun(string tool, string? version, string why) =>
        new(Name, "simulation", tool, version, 0, CheckResult.NotRun, why);

    /// <summary>A simulation that ended without a comparison, for example because the text does not compile.</summary>
    public Check Failed(string tool, string? version, string why) =>
        new(Name, "simulation", tool, version, 0, CheckResult.Failed, why);
}
