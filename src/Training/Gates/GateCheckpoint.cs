using System.Collections.Immutable;
using PrintedMlp.Approx;
using PrintedMlp.Approx.Circuits;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Training.Checkpoints;

namespace PrintedMlp.Training.Gates;

/// <summary>The state of a search over gates on disk.</summary>
/// <param name="path">The file.</param>
/// <param name="fingerprint">Names data, options and version; a file of another search is refused.</param>
public sealed class GateCheckpoint(string path, string fingerprint)
{
    private readonly CheckpointFile _file = new(path, "printedmlp-gates-2", fingerprint);

    /// <summary>Writes the state of a search.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(GateSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        Save(search.State);
    }

    /// <summary>Writes a state.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(GateSearchState state) => _file.Save(writer =>
    {
        writer.Write(state.Done);
        CheckpointFile.Write(writer, state.Entries, e => Write(writer, e));
        CheckpointFile.Write(writer, state.History.Fronts, front => CheckpointFile.Write(writer, front, point =>
        {
            writer.Write(point.Loss);
            writer.Write(point.Area);
        }));
    });

    /// <summary>Where the search stopped that left the file.</summary>
    /// <returns>Null when there is no file.</returns>
    /// <exception cref="UserException">The file belongs to another search, or is damaged.</exception>
    public GateSearchState? Load() => _file.Load(reader =>
        new GateSearchState(reader.ReadInt32(), CheckpointFile.Read(reader, () => ReadEntry(reader))) { History = ReadHistory(reader) });

    private static GateHistory ReadHistory(BinaryReader reader) => new([.. CheckpointFile.Read(reader, () =>
        CheckpointFile.Read(reader, () => new GatePoint(reader.ReadInt64(), reader.ReadInt64())).ToImmutableArray())]);

    private static void Write(BinaryWriter writer, GateEntry entry)
    {
        writer.Write(entry.Loss);
        writer.Write(entry.Price);
        writer.Write(entry.Gates.Inputs);
        CheckpointFile.Write(writer, entry.Gates.Kinds, kind => writer.Write((byte)kind));
        CheckpointFile.Write(writer, entry.Gates.Pins, pin => writer.Write(pin.Code));
        CheckpointFile.Write(writer, entry.Gates.Outputs, output => writer.Write(output.Code));
    }

    private static GateEntry ReadEntry(BinaryReader reader)
    {
        (long loss, long price, int inputs) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());
        GateKind[] kinds = CheckpointFile.Read(reader, () => (GateKind)reader.ReadByte());
        Literal[] pins = CheckpointFile.Read(reader, () => new Literal(reader.ReadInt32()));
        return new GateEntry(new GateList(inputs, [.. kinds], [.. pins], [.. CheckpointFile.Read(reader, () => new Literal(reader.ReadInt32()))]),
            loss, price);
    }
}
