namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>A way to make a function of some leaves with one cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="LeafOfPin">Which leaf each input pin is connected to.</param>
/// <param name="Complemented">Bit p is set when pin p needs its leaf complemented.</param>
internal sealed record CellMatch(Cell Cell, int[] LeafOfPin, int Complemented)
{
    public double Area { get; } = Cell.AreaUm2;
}
