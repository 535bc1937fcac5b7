using PrintedMlp.Training.Data;

namespace PrintedMlp.Generator.Designs;

/// <summary>The parts of a data set in the codes that a classifier reads.</summary>
/// <param name="Training">Training rows.</param>
/// <param name="Validation">Validation rows.</param>
/// <param name="Test">Test rows: for final figures only.</param>
/// <param name="All">All rows in file order: for evidence and power, never for a choice.</param>
internal sealed record PartRows(CodedRows Training, CodedRows Validation, CodedRows Test, CodedRows All);
