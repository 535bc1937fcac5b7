using System.Formats.Tar;

namespace PrintedMlp.Approx.Texts;

/// <summary>Reads a file that a person names: an ordinary one, of a size that fits in memory.</summary>
public static class InputFile
{
    /// <summary>Bytes that are read at most unless said.</summary>
    public const int Most = 1 << 28;

    /// <summary>The bytes of a file that a person names, or what that person has to be told.</summary>
    /// <param name="path">The file.</param>
    /// <param name="instead">What to do where it is a directory.</param>
    /// <param name="most">Bytes that are read at most.</param>
    /// <exception cref="UserException">It cannot be read; the message says why.</exception>
    public static byte[] Named(string path, string instead, int most = Most)
    {
        if (Directory.Exists(path))
        {
            throw new UserException($"{path}: this is a directory. {instead}.");
        }
        try
        {
            return Bytes(path, most);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>The text of a file that a person names: UTF-8, or what its byte order mark says.</summary>
    /// <inheritdoc cref="Named"/>
    public static string NamedText(string path, string instead, int most = Most) => Decoded(Named(path, instead, most));

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="UserException">It is no ordinary file, or too long.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Bytes(string path, int most = Most)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileInfo file = new(path);
        FileInfo target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (target is { Exists: true, Length: > 0 and var length })
        {
            return length <= most ? File.ReadAllBytes(path) : throw TooLong(path, most);
        }
        // Pipes and devices have no length. A pipe that the shell made has somebody who writes.
        if (target.Exists && !path.StartsWith("/dev/fd/", StringComparison.Ordinal) && !path.StartsWith("/proc/self/fd/", StringComparison.Ordinal)
            && !IsOrdinary(target.FullName))
        {
            throw new UserException($"{path}: this is a pipe or a device. Expected an ordinary file.");
        }
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using MemoryStream bytes = new();
        byte[] part = new byte[1 << 16];
        while (stream.Read(part) is > 0 and var read)
        {
            bytes.Write(part, 0, read);
            if (bytes.Length > most)
            {
                throw TooLong(path, most);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The text of a file: UTF-8, or what its byte order mark says.</summary>
    /// <exception cref="UserException">It is no ordinary file, or too long.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Text(string path, int most = Most) => Decoded(Bytes(path, most));

    /// <summary>What to tell a person about a file that the system does not let us read.</summary>
    internal static UserException Unreadable(string path, Exception reason) => new(
        reason switch
        {
            FileNotFoundException or DirectoryNotFoundException => $"{path}: there is no such file. Check the name and the folder.",
            UnauthorizedAccessException => $"{path}: no permission to read this file. Change its permissions or its owner.",
            _ => $"{path}: this file cannot be read: {reason.Message}",
        },
        reason);

    private static string Decoded(byte[] bytes)
    {
        using StreamReader reader = new(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private static UserException TooLong(string path, int most) => new($"{path}: this file has more than {most} bytes. Expected a smaller one.");

    /// <summary>To open a pipe is to wait for its writer; only the framework's archive writer asks what kind of file a name is.</summary>
    private static bool IsOrdinary(string path)
    {
        using MemoryStream archive = new();
        using (TarWriter writer = new(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(path, "file");
        }
        archive.Position = 0;
        return new TarReader(archive).GetNextEntry()?.EntryType == TarEntryType.RegularFile;
    }
}
