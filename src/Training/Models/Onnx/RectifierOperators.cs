using System.Collections.Immutable;

namespace PrintedMlp.Training.Models.Onnx;

/// <summary>The forms in which files write max(0, x), and the activations that are none.</summary>
internal static class RectifierOperators
{
    private static readonly ImmutableArray<string> Others =
    [
        "Tanh", "Elu", "Selu", "Celu", "Gelu", "Erf", "Softplus", "Softsign", "HardSigmoid", "HardSwish", "Swish", "Mish", "Sin", "Cos", "Atan",
            "Exp", "Sign", "Abs",
        "Hardmax", "Softmax", "LogSoftmax", "ThresholdedRelu", "PRelu", "Shrink",
    ];

    /// <summary>The operators that rectify, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Func<OnnxNode, GraphValue>> All = new Dictionary<string, Func<OnnxNode, GraphValue>>
    {
        ["Relu"] = node => Rectified(node.Signal()),
        ["Clip"] = Clip,
        ["Max"] = node => Bounded(node, isUpper: false),
        ["Min"] = node => Bounded(node, isUpper: true),
        ["LeakyRelu"] = node => node.Real("alpha", 0.01) is var slope && slope == 0 ? Rectified(node.Signal())
            : slope == 1 ? node.Signal() : throw Refused($"leaky ReLU (slope {slope:G4} below 0)"),
    };

    /// <summary>Whether an operator is an activation that is no rectifier.</summary>
    public static bool IsOther(string name) => Others.Contains(name);

    /// <summary>Why a hidden unit of another kind is refused, and what to do.</summary>
    /// <param name="name">What it is: tanh.</param>
    public static FormatException Refused(string name) => new(
        $"its hidden units are {name}, and hidden units here are ReLU only: max(0, x) is a few gates, any other curve a table. "
        + "Train the network again with ReLU (scikit-learn: activation=\"relu\"; PyTorch: torch.nn.ReLU), or leave --model out and have one trained "
        + "here");

    private static Signal Rectified(Signal signal) => signal with { Network = signal.Network.Rectified() };

    private static Signal Negative(Signal signal) => signal with { Network = signal.Network.Scaled(_ => -1, _ => 0) };

    /// <summary>Clip with nothing but a lower bound of 0; other bounds move the network aside and back.</summary>
    private static Signal Clip(OnnxNode node)
    {
        double low = Bound(node, 1, "min", double.NegativeInfinity), high = Bound(node, 2, "max", double.PositiveInfinity);
        return high < float.MaxValue ? throw Refused($"cut off at {high:G4} (ReLU6 or another upper bound)")
            : low <= float.MinValue ? node.Signal()
            : Above(node.Signal(), _ => low);
    }

    private static double Bound(OnnxNode node, int index, string name, double usual) =>
        node.Inputs.ElementAtOrDefault(index) is not null ? node.Constant(index).Numbers() is [var bound]
            ? bound : throw new FormatException($"its {name} is no single number")
        : node.Real(name, usual);

    /// <summary>max(x, bound) = bound + max(0, x - bound).</summary>
    private static Signal Above(Signal signal, Func<int, double> bound)
    {
        bool isZero = Enumerable.Range(0, signal.Width).All(i => bound(i) == 0);
        return isZero ? Rectified(signal)
            : signal with { Network = signal.Network.Scaled(_ => 1, i => -bound(i)).Rectified().Scaled(_ => 1, bound) };
    }

    private static Signal Bounded(OnnxNode node, bool isUpper)
    {
        if (node.Inputs.Length != 2)
        {
            throw new FormatException($"it has {node.Inputs.Length} inputs. Expected values and 0");
        }
        if (node.Inputs.All(input => input is Signal))
        {
            throw new FormatException("it compares two computed values. Expected values and 0, a rectifier");
        }
        int at = node.Inputs[0] is Signal ? 0 : 1;
        (Signal signal, Func<int, double> bound) = LayerOperators.Broadcast(node.Signal(at), node.Constant(1 - at));
        return isUpper ? Negative(Above(Negative(signal), i => -bound(i))) : Above(signal, bound);
    }
}
