using PrintedMlp.Approx;
using PrintedMlp.Approx.Classifiers;
using PrintedMlp.Generator.Verilog;

namespace PrintedMlp.Generator.Verification;

/// <summary>The inputs that ngspice put at a design's transistors. What no transistor reads is 0.</summary>
internal sealed class SpiceInputs
{
    private readonly Classifier _classifier;
    private readonly SpiceRawFile _points;
    private readonly double _half;
    private readonly int[] _vectors;

    /// <summary>Inputs of a design.</summary>
    /// <param name="classifier">What it computes.</param>
    /// <param name="name">Its module.</param>
    /// <param name="points">What ngspice found.</param>
    /// <param name="supply">Supply in V.</param>
    public SpiceInputs(Classifier classifier, string name, SpiceRawFile points, double supply)
    {
        ModulePorts ports = classifier.ReadsLevels ? ModulePorts.OfCore(name, classifier) : ModulePorts.Of(name, classifier);
        (_classifier, _points, _half, Port) = (classifier, points, supply / 2, ports.Input);
        _vectors = [.. Enumerable.Range(0, ports.FeaturesWidth).Select(bit => points.Names.IndexOf($"v({ports.Input}_{bit})"))];
    }

    /// <summary>Name of the input port.</summary>
    public string Port { get; }

    /// <summary>The bits on a row, the highest first.</summary>
    public string Text(int row) => string.Concat(_vectors.Select((_, bit) => IsSet(row, bit) ? '1' : '0').Reverse());

    /// <summary>Codes of the features that mean these inputs.</summary>
    /// <exception cref="UserException">There are none: a comparator is 1 where one of a lower threshold is 0.</exception>
    public byte[] Codes(int row)
    {
        byte[] codes = new byte[_classifier.Inputs];
        if (!_classifier.ReadsLevels)
        {
            foreach (int bit in Enumerable.Range(0, _vectors.Length).Where(bit => IsSet(row, bit)))
            {
                codes[bit / _classifier.InputBits] |= (byte)(1 << bit % _classifier.InputBits);
            }
            return codes;
        }
        for (int i = 0; i < _classifier.Levels.Length; i++)
        {
            Level level = _classifier.Levels[i];
            codes[level.Feature] = IsSet(row, i) ? Math.Max(codes[level.Feature], (byte)level.Code) : codes[level.Feature];
        }
        return Enumerable.Range(0, _classifier.Levels.Length).All(i => _vectors[i] < 0
            || IsSet(row, i) == _classifier.Levels[i].Signal.IsSet(codes[_classifier.Levels[i].Feature]))
                ? codes : throw new UserException($"row {row} has levels that no code has: {Text(row)}");
    }

    private bool IsSet(int row, int bit) => _vectors[bit] >= 0 && _points.Points[row][_vectors[bit]] > _half;
}
