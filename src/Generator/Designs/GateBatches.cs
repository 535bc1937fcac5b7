namespace PrintedMlp.Generator.Designs;

/// <summary>How the batches of a budget are divided among the searches over gates of a run, which come one after the other.</summary>
/// <param name="First">Of that on training rows.</param>
/// <param name="Refit">Of that on training and validation rows.</param>
/// <param name="Codes">Of that over codes, where the ones before are over levels.</param>
/// <param name="Defects">Of that which counts what defects take.</param>
internal readonly record struct GateBatches(int First, int Refit, int Codes, int Defects)
{
    /// <summary>Divides batches by halves: one for codes where levels come first, and of the others one for all rows. Defects get a third of
    /// the last search. Where they are counted, which is on training rows, none sees validation rows.</summary>
    /// <param name="batches">How many there are; of one alone, searches that have to be get one each.</param>
    /// <param name="levelsFirst">Whether a search over levels comes before one over codes.</param>
    /// <param name="refits">Whether a search on training and validation rows follows the first.</param>
    /// <param name="defects">Whether defects count.</param>
    public static GateBatches Of(int batches, bool levelsFirst, bool refits, bool defects)
    {
        int codes = levelsFirst ? batches / 2 : 0, first = batches - codes, refit = refits && !defects ? first / 2 : 0;
        int last = levelsFirst ? codes : first, ofDefects = defects ? Math.Max(1, last / 3) : 0;
        return levelsFirst ? new GateBatches(first - refit, refit, Math.Max(1, codes - ofDefects), ofDefects)
            : new GateBatches(Math.Max(1, first - refit - ofDefects), refit, 0, ofDefects);
    }
}
