using System.Collections.Immutable;

namespace PrintedMlp.Training.Data;

/// <summary>Which rows of a data set serve what. Row numbers count from 0 in file order after dropped rows.</summary>
/// <param name="Training">Rows that models are fitted to.</param>
/// <param name="Validation">Rows that choices are made on.</param>
/// <param name="Test">Rows that are read once, for the final figures.</param>
public sealed record Split(ImmutableArray<int> Training, ImmutableArray<int> Validation, ImmutableArray<int> Test);
