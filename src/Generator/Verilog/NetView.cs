namespace PrintedMlp.Generator.Verilog;

/// <summary>One line of a template's net list: a declaration and its value.</summary>
/// <param name="Declaration">For example <c>wire [7:0] h0_sum</c>, or <c>assign class_o</c>.</param>
/// <param name="Expression">What it is assigned, broken into lines where it is long.</param>
public sealed record NetView(string Declaration, string Expression)
{
    private const int Indent = 2;

    internal static NetView Of(Net net, string expression) => Of(net.Declaration, expression);

    internal static NetView Of(string declaration, string expression) =>
        new(declaration, Wrapping.Expression(expression, Indent + declaration.Length + " = ;".Length));

    /// <summary>A net for bits that nobody reads; its name tells every linter that this is meant.</summary>
    internal static IEnumerable<NetView> Unused(string name, Concatenation bits) =>
        bits.Width == 0 ? [] : [Of(new Net(name + "_unused", bits.Width), bits.ToString())];
}
