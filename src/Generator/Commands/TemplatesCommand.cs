using System.CommandLine;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Files;
using PrintedMlp.Generator.Programs;
using PrintedMlp.Generator.Templating;

namespace PrintedMlp.Generator.Commands;

/// <summary><c>printedmlp templates DIR</c>: the built-in templates, to start from.</summary>
internal static class TemplatesCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("DIR") { Description = "a new folder" };
        Command templates = new("templates", "Copies the built-in templates of all languages into a folder for --templates.\n\nExample: printedmlp "
            + "templates mine");
        templates.Arguments.Add(folder);
        templates.SetAction(parsed => Run(parsed.GetRequiredValue(folder)));
        return templates;
    }

    private static int Run(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new UserException($"{folder} is there already. Expected a new or an empty folder.");
        }
        foreach ((string place, string text) in Templates.AllBuiltIn())
        {
            string file = Path.Combine(folder, place);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WholeFile.Write(file, text);
        }
        Console.WriteLine($"templates: {folder}");
        return ExitCode.Done;
    }
}
