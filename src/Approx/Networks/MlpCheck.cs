namespace PrintedMlp.Approx.Networks;

/// <summary>What must hold of an <see cref="Mlp"/>; every message names the layer, neuron or match that breaks it.</summary>
internal static class MlpCheck
{
    public static void Check(Mlp mlp)
    {
        Require(mlp.Inputs is >= 1 and <= Mlp.MostInputs, $"a network needs 1 to {Mlp.MostInputs} inputs, not {mlp.Inputs}");
        Require(mlp.InputBits is >= 1 and <= 8, $"input codes have 1 to 8 bits, not {mlp.InputBits}");
        Require(!mlp.Layers.IsDefaultOrEmpty, "a network needs at least one layer");
        IReadOnlyList<Interval> sources = [.. Enumerable.Repeat(Interval.Unsigned(mlp.InputBits), mlp.Inputs)];
        for (int i = 0; i < mlp.Layers.Length; i++)
        {
            sources = CheckLayer(mlp.Layers[i], i, sources, isOutput: i == mlp.Layers.Length - 1);
        }
        CheckArgmax(mlp.Argmax, sources.Count);
    }

    private static List<Interval> CheckLayer(Layer layer, int index, IReadOnlyList<Interval> sources, bool isOutput)
    {
        Require(!layer.Neurons.IsDefaultOrEmpty, $"layer {index} has no neuron");
        List<Interval> ranges = [];
        for (int i = 0; i < layer.Neurons.Length; i++)
        {
            Neuron neuron = layer.Neurons[i];
            string name = $"neuron {i} of layer {index}";
            Require(isOutput || neuron.Activation is not null, $"{name} is hidden and has no activation");
            Require(neuron.Activation is null or { DroppedBits: >= 0 and <= 62, Width: >= 1 and <= QRelu.FullWidth },
                $"{name}: an activation drops 0 to 62 bits and keeps 1 to {QRelu.FullWidth}");
            Require(!neuron.Summands.IsDefault, $"{name} has no list of summands");
            foreach (Summand summand in neuron.Summands)
            {
                Require(summand.Source >= 0 && summand.Source < sources.Count,
                    $"{name} reads source {summand.Source}; the layer before has {sources.Count}");
                Require(summand.DroppedBits is >= 0 and <= 62, $"{name}: a summand drops 0 to 62 bits, not {summand.DroppedBits}");
            }
            ranges.Add(RangeOf(neuron, sources, name));
        }
        return ranges;
    }

    private static Interval RangeOf(Neuron neuron, IReadOnlyList<Interval> sources, string name)
    {
        const long bound = 1L << Mlp.MaxSumBits;
        try
        {
            Interval sum = neuron.SumRange(sources);
            Require(sum.Low >= -bound && sum.High < bound, $"{name} has sums of more than {Mlp.MaxSumBits} bits: {sum}");
            return neuron.Range(sources);
        }
        catch (OverflowException)
        {
            throw new ArgumentException($"{name} has sums of more than {Mlp.MaxSumBits} bits");
        }
    }

    private static void CheckArgmax(Argmax argmax, int outputs)
    {
        Require(argmax.Classes == outputs, $"the argmax compares {argmax.Classes} classes; the last layer has {outputs} neurons");
        Require(argmax.OnlyClass >= 0 && argmax.OnlyClass < outputs, $"class {argmax.OnlyClass} is not one of {outputs}");
        Require(!argmax.Matches.IsDefault, "the argmax has no list of matches");
        Require(argmax.Matches.Length <= Mlp.MostInputs, $"the argmax has {argmax.Matches.Length} matches, expected {Mlp.MostInputs} at most");
        for (int i = 0; i < argmax.Matches.Length; i++)
        {
            Match match = argmax.Matches[i];
            Require(match.Left >= 0 && match.Left < outputs + i && match.Right >= 0 && match.Right < outputs + i,
                $"match {i} of the argmax names a player that is not known yet: {match.Left} against {match.Right}");
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
