using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Approx.Texts;

namespace PrintedMlp.Generator.Verilog;

/// <summary>The module contract: <c>module NAME (input wire [B*n-1:0] features_i, output wire [w-1:0] class_o)</c>.</summary>
/// <param name="Name">Verilog identifier: a letter, then letters, digits and underscores.</param>
/// <param name="Features">Number of features n.</param>
/// <param name="FeatureBits">Bits B of a feature's code.</param>
/// <param name="ClassBits">Bits w of the class index.</param>
internal sealed record ModulePorts(string Name, int Features, int FeatureBits, int ClassBits)
{
    /// <summary>Name of the input port.</summary>
    public string Input { get; private init; } = "features_i";

    /// <summary>The ports of the core of a design that reads levels: <c>levels_i</c>, one bit for each.</summary>
    /// <exception cref="UserException">The name is no Verilog identifier.</exception>
    public static ModulePorts OfCore(string name, Classifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        return new(Checked(name) + "_core", Math.Max(1, classifier.Levels.Length), 1, classifier.ClassBits) { Input = "levels_i" };
    }

    /// <summary>The ports of a classifier's module.</summary>
    /// <exception cref="UserException">The name is no Verilog identifier.</exception>
    public static ModulePorts Of(string name, Classifier classifier) =>
        new(Checked(name), classifier.Inputs, classifier.InputBits, classifier.ClassBits);

    /// <summary>The name itself.</summary>
    /// <exception cref="UserException">It is no Verilog identifier.</exception>
    public static string Checked(string name)
    {
        if (ModuleName.IsTaken(name))
        {
            throw new UserException($"'{name}' cannot name the module: {name}.v is another file of every design. Choose another name with --name.");
        }
        return name.Length <= ModuleName.Longest && HardwareName.Is(name) && name[0] != '_' ? name : throw new UserException(
            $"'{Printable.Short(name)}' cannot name a Verilog module. Expected a letter, then letters, digits or underscores, at most "
                + $"{ModuleName.Longest} in all, and no word of "
            + "the language. Choose another name with --name.");
    }

    /// <summary>Bits of the port <c>features_i</c>.</summary>
    public int FeaturesWidth => Features * FeatureBits;
}
