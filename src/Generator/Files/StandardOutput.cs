using System.Text;
using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Files;

/// <summary>What is written to the standard output, with an error that says so when that is closed or its disk is full.</summary>
/// <param name="inner">The output.</param>
internal sealed class StandardOutput(TextWriter inner) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The standard output cannot be written: {e.Message.TrimEnd('.')}. Files that the command makes are complete.",
                e);
        }
    }
}
