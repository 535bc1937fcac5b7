using System.Text.RegularExpressions;

namespace PrintedMlp.Tests;

/// <summary>The folders of src stand in a line: a file knows its own folder and those before it. The line is written once, in
/// docs/code.md, a row a folder; here the namespaces, the usings and the qualified names of every file are held to it.</summary>
public sealed partial class FolderGraphTests
{
    private static readonly Lazy<SourceFile[]> Files = new(() => [.. Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Path("src"), file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Intersect(["bin", "obj"]).Any()).Order(StringComparer.Ordinal)
        .Select(file => SourceFile.Of(file, File.ReadAllText(Repository.Path("src", file))))]);

    /// <summary>The folders as docs/code.md has them, first to last.</summary>
    private static string[] Line => [.. File.ReadLines(Repository.Path("docs", "code.md"))
        .Select(line => Row().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    [Fact]
    public void Every_folder_has_its_place_in_the_line()
    {
        Assert.True(Files.Value.Length > 400, $"only {Files.Value.Length} files were found");
        Assert.Equal(Files.Value.Select(f => f.Folder).Distinct().Order(StringComparer.Ordinal), Line.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_namespace_is_called_as_its_folder() =>
        Assert.Empty(Files.Value.Where(f => f.Namespace is { } name && name != f.Folder.Replace('/', '.')).Select(f => f.Path));

    [Fact]
    public void No_arrow_points_back() => Assert.Equal("", string.Join("\n", Back(Files.Value, Line)));

    [Theory]
    [InlineData("using PrintedMlp.Late;")]
    [InlineData("using Short = PrintedMlp.Late.Thing;")]
    [InlineData("class User { PrintedMlp.Late.Thing Field; }")]
    [InlineData("class User { Late.Thing Field; }")]
    [InlineData("class User { /* as */ Outer Field; }", "Early/Inner")]
    public void An_arrow_that_points_back_is_found(string text, string folder = "Early")
    {
        SourceFile[] files =
        [
            SourceFile.Of($"{folder}/User.cs", $"namespace PrintedMlp.{folder.Replace('/', '.')};\n{text}"),
            SourceFile.Of("Late/Thing.cs", "namespace PrintedMlp.Late;\npublic sealed class Thing;"),
            SourceFile.Of("Early/Outer.cs", "namespace PrintedMlp.Early;\ninternal sealed record Outer;"),
        ];
        Assert.Single(Back(files, ["Early/Inner", "Early", "Late"]));
        Assert.Empty(Back(files, ["Late", "Early", "Early/Inner"]));
    }

    /// <summary>What points back, as messages.</summary>
    private static IEnumerable<string> Back(SourceFile[] files, string[] line)
    {
        ILookup<string, string> homes = files.SelectMany(f => f.Types.Select(t => (Type: t, f.Folder))).ToLookup(t => t.Type, t => t.Folder);
        string[] folders = [.. files.Select(f => f.Folder).Distinct()];
        return from file in files
               from other in folders
               where other != file.Folder && Array.IndexOf(line, other) >= Array.IndexOf(line, file.Folder)
               let words = file.Uses(other, homes)
               where words is not null
               select $"{file.Path} uses {other} by \"{words}\"; {other} comes after {file.Folder} in docs/code.md";
    }

    [GeneratedRegex(@"^\| `([A-Z][\w/]*)/?` \|")]
    private static partial Regex Row();

    /// <summary>A file of src.</summary>
    /// <param name="Path">Its path in src.</param>
    /// <param name="Namespace">Its namespace without the product's name; null for the entry point, which has none.</param>
    /// <param name="Types">The types that it declares.</param>
    /// <param name="Usings">What it uses by a using.</param>
    /// <param name="Code">Its text without usings, comments and texts.</param>
    private sealed partial record SourceFile(string Path, string? Namespace, string[] Types, string[] Usings, string Code)
    {
        private readonly Lazy<HashSet<string>> _words = new(() => [.. Word().Matches(Code).Select(m => m.Value)]);

        public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

        public static SourceFile Of(string path, string text)
        {
            string[] usings = [.. Using().Matches(text).Select(m => m.Groups[1].Value)];
            string code = Noise().Replace(Using().Replace(text, ""), " ");
            return new SourceFile(path, Name().Match(text) is { Success: true } name ? name.Groups[1].Value : null,
                [.. Declared().Matches(code).Select(m => m.Groups[1].Value)], usings, code);
        }

        /// <summary>The words by which this file uses another folder; null when it does not.</summary>
        public string? Uses(string folder, ILookup<string, string> homes)
        {
            string dotted = folder.Replace('/', '.');
            if (Usings.FirstOrDefault(u => u == dotted || u.StartsWith(dotted + ".", StringComparison.Ordinal) && homes[u[(dotted.Length + 1)..]].Contains(folder)) is { } given)
            {
                return $"using {given}";
            }
            string[] parts = folder.Split('/');
            IEnumerable<string> names = Enumerable.Range(0, parts.Length).Select(i => string.Join('.', parts[i..]));
            string? qualified = names.Where(name => _words.Value.Contains(name.Split('.')[0]))
                .SelectMany(name => Regex.Matches(Code, $@"(?<!\w){Regex.Escape(name)}\.([A-Z]\w*)"))
                .FirstOrDefault(m => homes[m.Groups[1].Value].Contains(folder))?.Value;
            // Types of a folder above need no using.
            bool isAbove = Folder.StartsWith(folder + "/", StringComparison.Ordinal);
            return qualified ?? (isAbove ? _words.Value.FirstOrDefault(w => homes[w].Contains(folder) && !homes[w].Contains(Folder)) : null);
        }

        [GeneratedRegex(@"^namespace PrintedMlp\.([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex Name();

        [GeneratedRegex(@"^using (?:static |\w+ = )?PrintedMlp\.([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex Using();

        [GeneratedRegex("""//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])'""")]
        private static partial Regex Noise();

        [GeneratedRegex(@"^(?:public|internal)[\w ]*? (?:class|record struct|record|struct|enum|interface|delegate [\w<>\[\], ]+?) (\w+)", RegexOptions.Multiline)]
        private static partial Regex Declared();

        [GeneratedRegex(@"\b[A-Z]\w*")]
        private static partial Regex Word();
    }
}
