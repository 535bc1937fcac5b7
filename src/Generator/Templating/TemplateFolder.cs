using System.Formats.Tar;
using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Templating;

/// <summary>Reads the files of a template folder, and nothing else: no place outside it, no link, no pipe, no device.</summary>
/// <param name="root">The folder.</param>
internal sealed class TemplateFolder(string root)
{
    /// <summary>The text of a file; lines end with a line feed.</summary>
    /// <param name="place">Its place in the folder, with slashes.</param>
    /// <exception cref="UserException">The place is not inside the folder, or there is no such ordinary file.</exception>
    public string Read(string place)
    {
        string path = Path.Combine(root, Checked(place));
        FileInfo file = new(path);
        if (file.Exists && file.Length > TemplateLimits.FileCharacters)
        {
            throw new UserException($"The template {path} is too long: {file.Length} bytes, at most {TemplateLimits.FileCharacters} are read.");
        }
        using MemoryStream text = Ordinary(path);
        return new StreamReader(text).ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Whether something is at a place, of whatever kind.</summary>
    public bool Has(string place) => Path.Exists(PathOf(Checked(place))) || new FileInfo(PathOf(place)).LinkTarget is not null;

    /// <summary>The path of a place, for messages.</summary>
    public string PathOf(string place) => Path.Combine(root, place);

    /// <summary>The places of all files whose place ends with <paramref name="ending"/>, in order.</summary>
    /// <exception cref="UserException">There are links or far too many files.</exception>
    public IReadOnlyList<string> Places(string ending)
    {
        List<string> places = [];
        Queue<string> folders = new([""]);
        int seen = 0;
        while (folders.TryDequeue(out string? folder))
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
            {
                if (++seen > TemplateLimits.Files)
                {
                    throw new UserException($"The template folder {root} has more than {TemplateLimits.Files} files. Expected a folder like "
                        + "templates/ in the repository.");
                }
                string place = folder + entry.Name;
                if (entry is DirectoryInfo)
                {
                    folders.Enqueue(Checked(place) + "/");
                }
                else if (place.EndsWith(ending, StringComparison.Ordinal))
                {
                    places.Add(Checked(place));
                }
            }
        }
        places.Sort(StringComparer.Ordinal);
        return places;
    }

    /// <summary>The place of <paramref name="name"/> seen from the template <paramref name="from"/>: beside it, or, for a name with a slash,
    /// anywhere.</summary>
    public static string Beside(string from, string name) =>
        !name.Contains('/', StringComparison.Ordinal) && from.LastIndexOf('/') is >= 0 and int slash ? from[..(slash + 1)] + name : name;

    private string Checked(string place)
    {
        string[] parts = place.Split('/');
        if (parts.Any(p => p.Length == 0 || p.All(c => c == '.')) || !place.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/'))
        {
            throw new UserException($"A template asks for '{Shown(place)}'. Expected the name of a file inside the template folder: letters, digits, "
                + "'.', '_' and '-', folders with '/', no '..'.");
        }
        for (int count = 1; count <= parts.Length; count++)
        {
            string path = Path.Combine([root, .. parts[..count]]);
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw new UserException($"The template {path} is a link. Expected an ordinary file: copy what it points to.");
            }
        }
        return place;
    }

    private static string Shown(string text) => string.Concat(text.Take(60).Select(c => c is >= ' ' and <= '~' ? c : '?'));

    // To open a pipe is to wait for its writer. Only the framework's archive writer asks what kind of file a name is, so it reads the file.
    private static MemoryStream Ordinary(string path)
    {
        MemoryStream archive = new();
        try
        {
            using (TarWriter writer = new(archive, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(path, "file");
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserException($"The template {path} does not exist. Expected it in the template folder; copy it from "
                + "templates/ in the repository, or leave --templates out.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The template {path} cannot be read: {e.Message.TrimEnd('.')}. Expected an ordinary file.", e);
        }
        archive.Position = 0;
        TarEntry entry = new TarReader(archive).GetNextEntry()!;
        if (entry.EntryType != TarEntryType.RegularFile)
        {
            throw new UserException($"The template {path} is no ordinary file. Expected a text file.");
        }
        MemoryStream text = new();
        entry.DataStream?.CopyTo(text);
        text.Position = 0;
        return text;
    }
}
