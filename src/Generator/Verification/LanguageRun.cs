using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>Checks a design in a language by that language's own tool: the files are copied into an empty folder, and the steps that
/// <c>language.json</c> names run there. Only the program's own languages are run: a stranger's template could write any program.</summary>
internal sealed partial class LanguageRun(Tools tools, Templates templates, TimeSpan limit)
{
    /// <summary>How a check of a language is called in a report.</summary>
    public const string Method = "language";

    /// <summary>The languages, of those that have a check, whose files are all in a folder.</summary>
    public static ImmutableArray<string> In(string folder, string name, Templates templates) => [.. Language.All(templates).Where(id =>
        id != Language.Verilog && Language.Of(templates, id) is { Check: not null } language
        && language.Files.Where(f => f.When.Length == 0).All(f => File.Exists(Path.Combine(folder, f.NameFor(name)))))];

    /// <summary>Checks a design whose files are written.</summary>
    public Check? Run(DesignFolder design, string id)
    {
        Language language = Language.Of(templates, id);
        if (language.Check is not { } check)
        {
            return null;
        }
        if (!templates.IsBuiltIn(id))
        {
            return NotRun(id, check.Tool, null, "its templates are in --templates: what a stranger's templates write is not run");
        }
        if (tools.Find(check.Tool, check.Version) is not { } program)
        {
            return NotRun(id, check.Tool, null, $"{check.Tool} is not installed (apt-get install {check.Package})");
        }
        using WorkFolder work = new();
        string[] files = Files(language, design), others = check.With is { } with ? Files(Language.Of(templates, with), design) : [];
        foreach (string file in files.Concat(others).Concat(["vectors.hex", "expected.hex"]))
        {
            if (!File.Exists(Path.Combine(design.Folder, file)))
            {
                return Failed(id, check.Tool, program.Version, $"{file} is missing");
            }
            File.Copy(Path.Combine(design.Folder, file), work.File(file));
        }
        return Run(design, id, check, program, work, files);
    }

    private static string[] Files(Language language, DesignFolder design) =>
        [.. language.Files.Select(f => f.NameFor(design.Name)).Where(f => File.Exists(Path.Combine(design.Folder, f)))];

    private Check Run(DesignFolder design, string id, LanguageCheck check, ExternalProgram program, WorkFolder work, string[] files)
    {
        ProgramRun last = new(0, "", "");
        foreach (ImmutableArray<string> step in check.Steps)
        {
            ExternalProgram? stepProgram = step[0] == check.Tool ? program
                : step[0].StartsWith("./", StringComparison.Ordinal)
                    ? new ExternalProgram(step[0], work.File(step[0][2..]), null) : tools.Find(step[0], null);
            if (stepProgram is null)
            {
                return NotRun(id, check.Tool, program.Version, $"{step[0]} is not installed (apt-get install {check.Package})");
            }
            last = stepProgram.Run([.. step.Skip(1).SelectMany(word => Words(word, design.Name, files))], work.Path, limit);
            if (last.Broken is { } broken)
            {
                return NotRun(id, check.Tool, program.Version, $"{step[0]} {broken}");
            }
            if (!last.Succeeded && step != check.Steps[^1])
            {
                return Failed(id, check.Tool, program.Version, $"{step[0]}: {last.FirstLines}");
            }
        }
        return Read(design, id, check.Tool, program.Version, last);
    }

    // {sources} stands for every file that is not a netlist's.
    private static IEnumerable<string> Words(string word, string name, string[] files) =>
        word == "{sources}" ? files : [word.Replace("{name}", name, StringComparison.Ordinal)];

    private static Check Read(DesignFolder design, string id, string tool, string? version, ProgramRun run)
    {
        if (PassLine().Match(run.Output) is { Success: true } pass && run.Succeeded && Number(pass, 1) == design.Codes.Count)
        {
            return new Check(id, Method, tool, version, design.Codes.Count, CheckResult.Passed);
        }
        if (FailLine().Match(run.Output) is not { Success: true } fail)
        {
            return Failed(id, tool, version, $"the test ended without PASS or FAIL: {run.FirstLines}");
        }
        Match first = FirstRow().Match(run.Output);
        return new Check(id, Method, tool, version, Number(fail, 2), CheckResult.Failed, "classes differ from the model's", Number(fail, 1),
            first.Success ? new Mismatch(Number(first, 1), Number(first, 2), Number(first, 3)) : null);
    }

    private static Check NotRun(string id, string tool, string? version, string why) => new(id, Method, tool, version, 0, CheckResult.NotRun, why);

    private static Check Failed(string id, string tool, string? version, string why) => new(id, Method, tool, version, 0, CheckResult.Failed, why);

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^PASS ([0-9]{1,9}) vectors$", RegexOptions.Multiline)]
    private static partial Regex PassLine();

    [GeneratedRegex("^FAIL ([0-9]{1,9}) of ([0-9]{1,9}) vectors$", RegexOptions.Multiline)]
    private static partial Regex FailLine();

    [GeneratedRegex("first row that differs: ([0-9]{1,9}), expected class ([0-9]{1,9}), got ([0-9]{1,9})")]
    private static partial Regex FirstRow();
}
