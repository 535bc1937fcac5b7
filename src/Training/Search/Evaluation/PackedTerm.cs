namespace PrintedMlp.Training.Search.Evaluation;

/// <summary>What a neuron reads of one lane of sources.</summary>
/// <param name="Offset">Where the lane's sources begin, in bytes.</param>
/// <param name="Masks">A mask a byte; repeated when a lane holds two.</param>
/// <param name="Weights">A signed weight a byte; repeated when a lane holds two.</param>
internal readonly record struct PackedTerm(int Offset, int Masks, int Weights);
