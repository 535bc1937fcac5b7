using System.CommandLine;
using System.Runtime.InteropServices;
using PrintedMlp.Approx.Texts;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;
using PrintedMlp.Training.Vectors;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp doctor</c>: what this machine has of all that can be used.</summary>
internal static class DoctorCommand
{
    /// <summary>The programs, the option for the version, what the answer begins with, the package of Debian and Ubuntu, and what for.</summary>
    private static readonly (string Name, string Option, string Expected, string Package, string For)[] Programs =
    [
        ("iverilog", "-V", "Icarus Verilog version", "iverilog", "simulation"),
        ("vvp", "-V", "Icarus Verilog runtime version", "iverilog", "simulation"),
        ("verilator", "--version", "Verilator", "verilator", "simulation"),
        ("g++", "--version", "g++", "g++", "simulation"),
        ("yosys", "-V", "Yosys", "yosys", "proof, estimate"),
        ("berkeley-abc", "-cversion", "UC Berkeley, ABC", "berkeley-abc", "proof, --optimizer abc"),
        ("ngspice", "--version", "** ngspice", "ngspice", "designs in SPICE"),
        ("rsvg-convert", "--version", "rsvg-convert", "librsvg2-bin", "figures as PDF"),
    ];

    public static Command Create()
    {
        Command command = new("doctor",
            "Lists what printedmlp finds on this machine: programs and their versions, folders, vector width, data sets.\n\nExample: printedmlp "
                + "doctor");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        Line("printedmlp", $"{ToolVersion.Text}, .NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}");
        Line("processor", $"{Environment.ProcessorCount} cores, vectors of {Bits(VectorUnits.Best)} bits");
        Line("memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.0} GB");
        bool isBroken = false;
        foreach ((string name, string option, string expected, string package, string use) in Programs.Concat(OfLanguages()))
        {
            isBroken |= !Show(name, option, expected, package, use);
        }
        Line("temporary files", Writable(Path.GetTempPath()));
        Line("cache", Writable(UserCache.Folder("")));
        DatasetCache cache = DatasetCache.OfUser(RunLog.Console);
        string[] here = [.. DatasetCatalogue.All.Where(cache.Has).Select(d => d.Name)];
        Line("data sets", $"{(here.Length == 0 ? "none" : string.Join(", ", here))} here, of {DatasetCatalogue.All.Length} that `printedmlp dataset "
            + "list` names");
        return isBroken ? ExitCode.MissingTool : ExitCode.Done;
    }

    private static IEnumerable<(string Name, string Option, string Expected, string Package, string For)> OfLanguages()
    {
        Templates templates = new();
        foreach (Language language in Language.All(templates).Select(id => Language.Of(templates, id)))
        {
            if (language.Check is { } check && Programs.All(p => p.Name != check.Tool))
            {
                yield return (check.Tool, check.Version, check.Says, check.Package, $"designs in {language.Title}");
            }
        }
    }

    private static bool Show(string name, string option, string expected, string package, string use)
    {
        try
        {
            Line(name, ExternalProgram.Find(name, option, expected, Environment.GetEnvironmentVariable("PATH") ?? "")?.Version
                ?? $"not installed; for {use} (Debian, Ubuntu: apt-get install {package})");
            return true;
        }
        catch (ToolException e)
        {
            Line(name, $"BROKEN: {e.Message}");
            return false;
        }
    }

    private static string Writable(string folder)
    {
        string above = folder;
        while (!Directory.Exists(above) && Path.GetDirectoryName(above) is { } parent)
        {
            above = parent;
        }
        try
        {
            string probe = Path.Combine(above, $"printedmlp-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be written: {e.Message.TrimEnd('.')}";
        }
    }

    private static int Bits(VectorUnit unit) => unit switch
    {
        VectorUnit.Bits512 => 512,
        VectorUnit.Bits256 => 256,
        VectorUnit.Bits128 => 128,
        _ => 64
    };

    private static void Line(string name, string text) => Console.WriteLine($"{name,-16} {Printable.Message(text)}");
}
