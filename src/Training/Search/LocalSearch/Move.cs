namespace PrintedMlp.Training.Search.LocalSearch;

/// <summary>What a move changed.</summary>
/// <param name="Hidden">The hidden neuron whose own genes changed, or -1.</param>
/// <param name="Outputs">The outputs whose own genes changed, a bit each; 0 when a hidden neuron changed.</param>
/// <param name="Offset">What was added to the bias of every output, when that is all that changed.</param>
internal readonly record struct Move(int Hidden, ulong Outputs, int Offset = 0)
{
    /// <summary>A draw that would change nothing.</summary>
    public static Move None => new(-1, 0);

    public bool IsNone => Hidden < 0 && Outputs == 0;
}
