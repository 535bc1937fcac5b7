namespace PrintedMlp.Generator.Designs;

/// <summary>Runs a search to its end, batch after batch, with a checkpoint after each.</summary>
/// <param name="restored">The search where it was interrupted; null when it was not.</param>
/// <param name="started">The search at its start.</param>
/// <param name="step">Does a batch.</param>
/// <param name="isDone">Whether there is none left.</param>
internal sealed class BatchSearch<TSearch>(Func<TSearch?> restored, Func<TSearch> started, Action<TSearch> step, Func<TSearch, bool> isDone)
    where TSearch : class
{
    /// <summary>Keeps the state; null to keep none.</summary>
    public Action<TSearch>? Save { get; init; }

    /// <summary>Called after each batch.</summary>
    public Action<TSearch>? Progressed { get; init; }

    /// <summary>Does what is left.</summary>
    /// <returns>The search, done.</returns>
    public TSearch Finished()
    {
        TSearch? search = restored();
        if (search is null)
        {
            search = started();
            Save?.Invoke(search);
        }
        while (!isDone(search))
        {
            step(search);
            Save?.Invoke(search);
            Progressed?.Invoke(search);
        }
        return search;
    }
}
