using PrintedMlp.Approx.Classifiers;

namespace PrintedMlp.Training.Randomness;

/// <summary>Random rows of codes: what no data set happens to hold.</summary>
public static class RandomCodes
{
    /// <summary><paramref name="count"/> rows for <paramref name="classifier"/>, every code equally likely.</summary>
    public static IEnumerable<byte[]> Draw(Classifier classifier, int count, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(random);
        for (int row = 0; row < count; row++)
        {
            byte[] codes = new byte[classifier.Inputs];
            for (int feature = 0; feature < codes.Length; feature++)
            {
                codes[feature] = (byte)random.Next(1 << classifier.InputBits);
            }
            yield return codes;
        }
    }
}
