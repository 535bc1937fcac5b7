namespace PrintedMlp.Training.Data;

/// <summary>One line of a table, or several when a quoted cell holds line ends.</summary>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Cells">Its cells, trimmed and without quotes.</param>
internal sealed record Record(int Line, string[] Cells);
