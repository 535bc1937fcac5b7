using PrintedMlp.Approx;

namespace PrintedMlp.Training.Search;

/// <summary>The state of a search on disk: what the next batch needs and nothing else. Written aside and moved into place, so
/// that whoever stops the search at any moment leaves a whole file.</summary>
/// <param name="path">The file.</param>
/// <param name="fingerprint">Names data, options and version; a file of another search is refused.</param>
public sealed class SearchCheckpoint(string path, string fingerprint)
{
    private const string Magic = "printedmlp-search-1";

    /// <summary>Writes the state of a search.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(NetworkSearch search)
    {
        string aside = path + ".part";
        using (BinaryWriter writer = new(File.Create(aside)))
        {
            writer.Write(Magic);
            writer.Write(fingerprint);
            writer.Write(search.Done);
            Write(writer, search.Model.PartAreas, writer.Write);
            ArchiveEntry[] entries = [.. search.Archive.Entries];
            Write(writer, entries, e => writer.Write(e.Loss));
            Write(writer, entries, e => Write(writer, e.Genome));
            Write(writer, search.Population, g => Write(writer, g));
            writer.Write(Magic);
        }
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
        try
        {
            using BinaryReader reader = new(File.OpenRead(path));
            if (reader.ReadString() != Magic || reader.ReadString() != fingerprint)
            {
                throw new UserException($"{path}: this checkpoint was left by a run with other data, options or another version of the "
                    + "tool. Use the options of that run, or delete the file and start anew without --resume.");
            }
            int done = reader.ReadInt32();
            AreaModel model = new([.. Read(reader, reader.ReadDouble)]);
            long[] losses = Read(reader, reader.ReadInt64);
            Genome[] genomes = Read(reader, () => ReadGenome(reader, search.Shape));
            Genome[] population = Read(reader, () => ReadGenome(reader, search.Shape));
            if (reader.ReadString() != Magic)
            {
                throw new InvalidDataException("no end mark");
            }
            search.Restore(done, model, losses.Zip(genomes), population);
            return true;
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new UserException($"{path}: this checkpoint is damaged ({e.Message.TrimEnd('.')}). Delete it and start anew without --resume.", e);
        }
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
        int count = reader.ReadInt32();
        if (count is < 0 or > 1 << 20)
        {
            throw new InvalidDataException($"a list of {count} items");
        }
        T[] items = new T[count];
        for (int i = 0; i < count; i++)
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
