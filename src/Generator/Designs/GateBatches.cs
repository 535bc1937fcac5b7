namespace PrintedMlp.Generator.Designs;

/// <summary>How the batches of a budget are divided among the searches over gates of a run, which come one after the other.</summary>
/// <param name="First">Of that on training rows.</param>
/// <param name="Refit">Of that on training and validation rows.</param>
/// <param name="Codes">Of that over codes, where the ones before are over levels.</param>
/// <param name="Defects">Of that which counts what defects take.</param>
internal readonly record struct GateBatches(int First, int Refit, int Codes, int Defects)
{
    /// <summary>Divides batches; no part that there is gets none, unless there are fewer batches than parts.</summary>
    /// <param name="batches">How many there are.</param>
    /// <param name="levelsFirst">Whether a search over levels comes before one over codes.</param>
    /// <param name="refits">Whether a search on training and validation rows follows the first.</param>
    /// <param name="defects">Whether defects count.</param>
    public static GateBatches Of(int batches, bool levelsFirst, bool refits, bool defects)
    {
        // Where rows are joined no third search is left to count defects on training rows.
        int ofDefects = defects ? Math.Max(1, (levelsFirst ? batches / 2 : batches) / 3) : 0;
        bool joins = refits && !defects && batches >= (levelsFirst ? 3 : 2);
        int ofCodes = !levelsFirst ? 0 : joins ? Math.Max(1, batches * 3 / 8) : batches / 2 - ofDefects;
        int ofRefit = !joins ? 0 : Math.Max(1, levelsFirst ? batches / 4 : batches * 3 / 8);
        return new GateBatches(Math.Max(1, batches - ofRefit - (levelsFirst ? Math.Max(0, ofCodes) + ofDefects : ofDefects)), ofRefit,
            levelsFirst ? Math.Max(1, ofCodes) : 0, ofDefects);
    }
}
