using PrintedMlp.Approx.Circuits;

namespace PrintedMlp.Approx.Technologies.Mapping;

/// <summary>The cuts of every AND node with at most as many leaves as the largest cell has inputs.</summary>
internal static class CutEnumeration
{
    /// <param name="circuit">The circuit.</param>
    /// <param name="leaves">Most leaves of a cut.</param>
    /// <param name="limit">Most cuts kept for a node; those with the fewest leaves first.</param>
    /// <returns>For each node its cuts; for the constant none, for an input and last for an AND the trivial cut.</returns>
    public static Cut[][] Enumerate(Circuit circuit, int leaves, int limit)
    {
        Cut[][] cuts = new Cut[circuit.Nodes][];
        cuts[0] = [];
        List<Cut> found = new(256);
        for (int node = 1; node < circuit.Nodes; node++)
        {
            found.Clear();
            if (circuit.IsAnd(node))
            {
                Combine(cuts, circuit.Left(node), circuit.Right(node), leaves, found);
                Limit(found, limit);
            }
            found.Add(Cut.Trivial(node));
            cuts[node] = [.. found];
        }
        return cuts;
    }

    /// <summary>From the trivial cuts downwards, so that the two operands themselves, which always match a cell, come
    /// first and survive the limit.</summary>
    private static void Combine(Cut[][] cuts, Literal left, Literal right, int leaves, List<Cut> found)
    {
        Cut[] cutsLeft = cuts[left.Node], cutsRight = cuts[right.Node];
        for (int i = cutsLeft.Length - 1; i >= 0; i--)
        {
            ref readonly Cut a = ref cutsLeft[i];
            for (int j = cutsRight.Length - 1; j >= 0; j--)
            {
                ref readonly Cut b = ref cutsRight[j];
                if (Cut.TryMerge(a, b, leaves, out Cut merged) && !Known(found, merged))
                {
                    uint mask = BooleanFunction.Mask(merged.Count);
                    uint tableA = left.IsComplement ? ~a.TableOver(merged) : a.TableOver(merged);
                    uint tableB = right.IsComplement ? ~b.TableOver(merged) : b.TableOver(merged);
                    merged.Table = tableA & tableB & mask;
                    if (merged.DependsOnAllLeaves())
                    {
                        found.Add(merged);
                    }
                }
            }
        }
    }

    private static void Limit(List<Cut> found, int limit)
    {
        if (found.Count > limit)
        {
            List<Cut> smallest = [.. found.OrderBy(cut => cut.Count).Take(limit)];
            found.Clear();
            found.AddRange(smallest);
        }
    }

    private static bool Known(List<Cut> found, in Cut cut)
    {
        foreach (Cut other in found)
        {
            if (other.SameLeaves(cut))
            {
                return true;
            }
        }
        return false;
    }
}
