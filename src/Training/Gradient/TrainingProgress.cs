namespace PrintedMlp.Training.Gradient;

/// <summary>Where a training run stands.</summary>
/// <param name="Restart">The restart that reports, 1..<paramref name="Restarts"/>. Restarts run side by side, so their
/// reports interleave.</param>
/// <param name="Restarts">How many there are.</param>
/// <param name="Epoch">Passes over the training rows that this restart has made.</param>
/// <param name="Epochs">Passes it will make.</param>
/// <param name="ValidationAccuracy">The best accuracy of this restart on the validation rows so far, 0..1 (balanced when
/// classes are balanced).</param>
public sealed record TrainingProgress(int Restart, int Restarts, int Epoch, int Epochs, double ValidationAccuracy);
