namespace PrintedMlp.Approx.Technologies.Liberty;

/// <summary>An attribute: <c>name : value;</c> has one value, <c>name (a, b);</c> any number.</summary>
/// <param name="Name">As written.</param>
/// <param name="Values">Without their quotes.</param>
/// <param name="Line">Where it begins, from 1.</param>
internal sealed record LibertyAttribute(string Name, IReadOnlyList<string> Values, int Line);

/// <summary>A group: <c>name (arguments) { attributes and groups }</c>.</summary>
/// <param name="Name">Its kind, for example <c>cell</c>.</param>
/// <param name="Arguments">For example the cell's name, without quotes.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Attributes">In the order of the file.</param>
/// <param name="Groups">In the order of the file.</param>
internal sealed record LibertyGroup(
    string Name,
    IReadOnlyList<string> Arguments,
    int Line,
    IReadOnlyList<LibertyAttribute> Attributes,
    IReadOnlyList<LibertyGroup> Groups)
{
    /// <summary>The first argument, or nothing.</summary>
    public string Argument => Arguments.Count > 0 ? Arguments[0] : "";

    /// <summary>The attribute, the last one where a file has it twice, or null when there is none with a value.</summary>
    public LibertyAttribute? Find(string name) => Attributes.LastOrDefault(a => a.Name == name && a.Values.Count > 0);

    /// <summary>The value of an attribute, or null.</summary>
    public string? Text(string name) => Find(name)?.Values[0];

    /// <summary>The groups of one kind.</summary>
    public IEnumerable<LibertyGroup> All(string name) => Groups.Where(g => g.Name == name);
}
