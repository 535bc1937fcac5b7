using System.Security.Cryptography;
using PrintedMlp.Approx;

namespace PrintedMlp.Training.Search;

/// <summary>The state of a search on disk: what the next batch needs and nothing else. Written aside and moved into place, so
/// that whoever stops the search at any moment leaves a whole file; a checksum at its end tells when the disk did not keep it.</summary>
/// <param name="path">The file.</param>
/// <param name="fingerprint">Names data, options and version; a file of another search is refused.</param>
public sealed class SearchCheckpoint(string path, string fingerprint)
{
    private const string Magic = "printedmlp-search-1";

    /// <summary>Writes the state of a search.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(NetworkSearch search)
    {
        using MemoryStream state = new();
        using BinaryWriter writer = new(state);
        writer.Write(Magic);
        writer.Write(fingerprint);
        writer.Write(search.Done);
        Write(writer, search.Model.PartAreas, writer.Write);
        ArchiveEntry[] entries = [.. search.Archive.Entries];
        Write(writer, entries, e => writer.Write(e.Loss));
        Write(writer, entries, e => Write(writer, e.Genome));
        Write(writer, search.Population, g => Write(writer, g));
        writer.Write(SHA256.HashData(state.ToArray()));
        string aside = path + ".part";
        File.WriteAllBytes(aside, state.ToArray());
        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Puts a search where the file's stopped.</summary>
    /// <param name="search">A search of the same size that has not started.</param>
    /// <returns>False when there is no file.</returns>
    /// <exception cref="UserException">The file belongs to another search, or is damaged.</exception>
    public bool TryLoad(NetworkSearch search)
    {
        if (!File.Exists(path))
        {
            return false;
        }
        byte[] file = File.ReadAllBytes(path);
        int length = file.Length - SHA256.HashSizeInBytes;
        if (length < 0 || !SHA256.HashData(file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length)))
        {
            throw new UserException($"{path}: this checkpoint is damaged (its checksum is wrong). Delete it; --resume then searches anew what it held.");
        }
        using BinaryReader reader = new(new MemoryStream(file, 0, length));
        if (reader.ReadString() != Magic || reader.ReadString() != fingerprint)
        {
            throw new UserException($"{path}: this checkpoint was left by a run with other data, options or another version of the "
                + "tool. Use the options of that run, or delete the file; --resume then searches anew what it held.");
        }
        int done = reader.ReadInt32();
        AreaModel model = new([.. Read(reader, reader.ReadDouble)]);
        long[] losses = Read(reader, reader.ReadInt64);
        Genome[] genomes = Read(reader, () => ReadGenome(reader, search.Shape));
        Genome[] population = Read(reader, () => ReadGenome(reader, search.Shape));
        search.Restore(done, model, losses.Zip(genomes), population);
        return true;
    }

    private static void Write<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (T item in items)
        {
            write(item);
        }
    }

    private static void Write(BinaryWriter writer, Genome genome)
    {
        writer.Write(genome.Masks);
        writer.Write(genome.Exponents);
        Array.ForEach(genome.Negative, writer.Write);
        Array.ForEach(genome.HiddenBias, writer.Write);
        writer.Write(genome.Dropped);
        writer.Write(genome.Widths);
        Array.ForEach(genome.OutputBias, writer.Write);
        Array.ForEach(genome.Alive, writer.Write);
    }

    private static T[] Read<T>(BinaryReader reader, Func<T> read)
    {
        T[] items = new T[reader.ReadInt32()];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }
        return items;
    }

    private static Genome ReadGenome(BinaryReader reader, GenomeShape shape)
    {
        Genome genome = new(shape);
        reader.BaseStream.ReadExactly(genome.Masks);
        reader.BaseStream.ReadExactly(genome.Exponents);
        Fill(genome.Negative, reader.ReadBoolean);
        Fill(genome.HiddenBias, reader.ReadInt32);
        reader.BaseStream.ReadExactly(genome.Dropped);
        reader.BaseStream.ReadExactly(genome.Widths);
        Fill(genome.OutputBias, reader.ReadInt32);
        Fill(genome.Alive, reader.ReadBoolean);
        return genome;
    }

    private static void Fill<T>(T[] items, Func<T> read)
    {
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }
    }
}
