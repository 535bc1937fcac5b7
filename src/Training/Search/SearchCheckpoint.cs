using PrintedMlp.Approx;
using PrintedMlp.Training.Checkpoints;
using PrintedMlp.Training.Search.Area;
using PrintedMlp.Training.Search.Genomes;

namespace PrintedMlp.Training.Search;

/// <summary>The state of a search for networks on disk.</summary>
/// <param name="path">The file.</param>
/// <param name="fingerprint">Names data, options and version; a file of another search is refused.</param>
public sealed class SearchCheckpoint(string path, string fingerprint)
{
    private readonly CheckpointFile _file = new(path, "printedmlp-search-1", fingerprint);

    /// <summary>Writes the state of a search.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(NetworkSearch search) => _file.Save(writer =>
    {
        SearchState state = search.State;
        writer.Write(state.Done);
        CheckpointFile.Write(writer, state.Model.PartAreas, writer.Write);
        CheckpointFile.Write(writer, state.Entries, e => writer.Write(e.Loss));
        CheckpointFile.Write(writer, state.Entries, e => Write(writer, e.Genome));
        CheckpointFile.Write(writer, state.Population, g => Write(writer, g));
    });

    /// <summary>Where the search stopped that left the file.</summary>
    /// <param name="shape">Size of its networks.</param>
    /// <returns>Null when there is no file.</returns>
    /// <exception cref="UserException">The file belongs to another search, or is damaged.</exception>
    public SearchState? Load(GenomeShape shape) => _file.Load(reader =>
    {
        int done = reader.ReadInt32();
        AreaModel model = new([.. CheckpointFile.Read(reader, reader.ReadDouble)]);
        long[] losses = CheckpointFile.Read(reader, reader.ReadInt64);
        Genome[] genomes = CheckpointFile.Read(reader, () => ReadGenome(reader, shape));
        return new SearchState(done, model, [.. losses.Zip(genomes)], CheckpointFile.Read(reader, () => ReadGenome(reader, shape)));
    });

    private static void Write(BinaryWriter writer, Genome genome)
    {
        writer.Write(genome.Masks);
        writer.Write(genome.Exponents);
        Array.ForEach(genome.Negative, writer.Write);
        Array.ForEach(genome.HiddenBias, writer.Write);
        writer.Write(genome.Dropped);
        writer.Write(genome.Widths);
        Array.ForEach(genome.OutputBias, writer.Write);
        Array.ForEach(genome.Enabled, writer.Write);
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
        Fill(genome.Enabled, reader.ReadBoolean);
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
