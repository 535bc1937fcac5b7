using System.Security.Cryptography;
using PrintedMlp.Approx;
using PrintedMlp.Training.Checkpoints;

namespace PrintedMlp.Tests.Training.Search;

/// <summary>Checkpoints whose checksum is right and whose content is not, as changes at random have found them.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, byte[]> Contents => new()
    {
        { "nothing", [] },
        { "a text without end", [200, 1, 65] },
        { "a text of impossible length", [255, 255, 255, 255, 255, 255] },
        { "a list without items", [1, 102, 1, 112, 5, 0, 0, 0] },
        { "a list of less than nothing", [1, 102, 1, 112, 255, 255, 255, 255] },
        { "a list beyond all memory", [1, 102, 1, 112, 255, 255, 255, 127] },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Content_that_is_none_is_refused_as_damaged(string what, byte[] content)
    {
        string path = _folder.File("state.bin");
        File.WriteAllBytes(path, [.. content, .. SHA256.HashData(content)]);
        CheckpointFile file = new(path, "f", "p");
        UserException e = Assert.Throws<UserException>(() => file.Load(reader => CheckpointFile.Read(reader, reader.ReadDouble)));
        Assert.True(e.Message.StartsWith($"{path}: this checkpoint is damaged (", StringComparison.Ordinal), $"{what}: {e.Message}");
    }

    public void Dispose() => _folder.Dispose();
}
