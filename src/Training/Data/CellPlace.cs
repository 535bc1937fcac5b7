namespace PrintedMlp.Training.Data;

/// <summary>Where a cell stands, as messages say it.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Name">Name of the column.</param>
internal readonly record struct CellPlace(string File, int Line, int Column, string Name)
{
    public override string ToString() =>
        $"{File}, line {Line}, column {Column} ({Name})";
}
