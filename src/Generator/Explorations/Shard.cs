using PrintedMlp.Approx;

namespace PrintedMlp.Generator.Explorations;

/// <summary>A part of an exploration: every n-th point.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Of">Number of parts.</param>
internal sealed record Shard(int Number, int Of)
{
    /// <summary>The whole.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>2/3</c>.</summary>
    /// <exception cref="UserException">It is something else.</exception>
    public static Shard Parse(string text) => text.Split('/') is [var k, var n]
        && Files.Number.TryParse(k, out int number) && Files.Number.TryParse(n, out int of) && number >= 1 && number <= of
            ? new Shard(number, of) : throw new UserException(
                $"--shard {text}: expected the number of a part and how many there are, for example 2/3");

    /// <summary>True when it has the point of that number, from 0.</summary>
    public bool Has(int point) => point % Of == Number - 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Number}/{Of}";
}
