using System.Collections.Concurrent;

namespace PrintedMlp.Generator.Programs;

/// <summary>The simulators and checkers that are installed. Each may be missing; then what needs it is not checked, and
/// the report says so.</summary>
internal sealed class Tools
{
    private readonly string _path;
    private readonly ConcurrentDictionary<string, ExternalProgram?> _found = new(StringComparer.Ordinal);

    /// <summary>Looks for the programs.</summary>
    /// <param name="searchPath">Folders as in the variable PATH; null takes that variable.</param>
    /// <exception cref="ToolException">A program is there but does not work.</exception>
    public Tools(string? searchPath = null)
    {
        WorkFolder.Check();
        string path = _path = searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "";
        Icarus = ExternalProgram.Find("iverilog", "-V", "Icarus Verilog version", path);
        IcarusRuntime = ExternalProgram.Find("vvp", "-V", "Icarus Verilog runtime version", path);
        Verilator = ExternalProgram.Find("verilator", "--version", "Verilator", path);
        Compiler = ExternalProgram.Find("g++", "--version", "g++", path);
        Yosys = ExternalProgram.Find("yosys", "-V", "Yosys", path);
        Abc = ExternalProgram.Find("berkeley-abc", "-cversion", "UC Berkeley, ABC", path);
    }

    /// <summary>Another program, or null when it is not installed.</summary>
    /// <param name="name">The program.</param>
    /// <param name="versionOption">The option that prints its version; null does not ask.</param>
    /// <param name="expected">What the answer has to begin with.</param>
    /// <exception cref="ToolException">It is there but does not answer as it should.</exception>
    internal ExternalProgram? Find(string name, string? versionOption, string expected = "") =>
        _found.GetOrAdd(name, n => ExternalProgram.Find(n, versionOption, expected, _path));

    /// <summary>One line a program: what it is called and its version, or that it is missing.</summary>
    public IEnumerable<string> Lines =>
        new[] { ("iverilog", Icarus), ("vvp", IcarusRuntime), ("verilator", Verilator), ("g++", Compiler), ("yosys", Yosys), ("berkeley-abc", Abc) }
            .Select(t => $"{t.Item1}: {t.Item2?.Version ?? "not installed"}");

    internal ExternalProgram? Icarus { get; }

    internal ExternalProgram? IcarusRuntime { get; }

    internal ExternalProgram? Verilator { get; }

    /// <summary>Compiles what Verilator makes.</summary>
    internal ExternalProgram? Compiler { get; }

    internal ExternalProgram? Yosys { get; }

    internal ExternalProgram? Abc { get; }
}
