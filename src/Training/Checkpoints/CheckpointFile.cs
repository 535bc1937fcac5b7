using System.Security.Cryptography;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Training.Checkpoints;

/// <summary>The state of a search on disk. Written aside and moved into place, so that whoever stops the search at any moment
/// leaves a whole file; a checksum at its end tells when the disk did not keep it.</summary>
/// <param name="path">The file.</param>
/// <param name="format">Names what is in it.</param>
/// <param name="fingerprint">Names data, options and version; a file of another search is refused.</param>
internal sealed class CheckpointFile(string path, string format, string fingerprint)
{
    /// <summary>Writes the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(Action<BinaryWriter> state)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write(format);
        writer.Write(fingerprint);
        state(writer);
        writer.Write(SHA256.HashData(bytes.ToArray()));
        string aside = path + ".part";
        File.WriteAllBytes(aside, bytes.ToArray());
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Reads the file.</summary>
    /// <returns>What was in it; null when there is none.</returns>
    /// <exception cref="UserException">It belongs to another search, or is damaged.</exception>
    public T? Load<T>(Func<BinaryReader, T> state)
        where T : class
    {
        if (!File.Exists(path))
        {
            return null;
        }
        byte[] file = InputFile.Bytes(path, int.MaxValue / 2);
        int length = file.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length)))
        {
            throw new UserException($"{path}: this checkpoint is damaged (its checksum is wrong). Delete it; --resume then searches anew what it "
                + "held.");
        }
        using BinaryReader reader = new(new MemoryStream(file, 0, length));
        try
        {
            if (reader.ReadString() != format || reader.ReadString() != fingerprint)
            {
                throw new UserException($"{path}: this checkpoint was left by a run with other data, options or another version of the "
                    + "tool. Use the options of that run, or delete the file; --resume then searches anew what it held.");
            }
            return state(reader);
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or InvalidOperationException or OverflowException
            or IndexOutOfRangeException)
        {
            throw new UserException($"{path}: this checkpoint is damaged ({e.Message.TrimEnd('.')}). Delete it; --resume then searches anew what it "
                + "held.", e);
        }
    }

    /// <summary>Writes a list.</summary>
    public static void Write<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (T item in items)
        {
            write(item);
        }
    }

    /// <summary>Reads a list.</summary>
    public static T[] Read<T>(BinaryReader reader, Func<T> read)
    {
        int count = reader.ReadInt32();
        T[] items = count >= 0 && count <= reader.BaseStream.Length ? new T[count] : throw new FormatException($"a list of {count} items");
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }
        return items;
    }
}
