namespace PrintedMlp.Generator.Reports.Details;

/// <summary>What a design answers with a second circuit that says where it is not sure.</summary>
/// <param name="Answered">Share of the test rows that it answers, 0..1.</param>
/// <param name="Accuracy">Accuracy on them, 0..1.</param>
internal sealed record AnsweredShare(double Answered, double Accuracy);
