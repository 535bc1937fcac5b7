using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Generator.Datasets;

/// <summary>Public data sets in a folder of the user's, fetched when they are missing. A file is only kept when its SHA-256 is the
/// known one.</summary>
/// <param name="folder">The folder; it is made when it is missing.</param>
/// <param name="source">Address of the repository's server.</param>
/// <param name="log">Where it says what it fetches.</param>
internal sealed class DatasetCache(string folder, Uri source, RunLog log)
{
    /// <summary>The variable that names another server with the same paths.</summary>
    public const string SourceVariable = "PRINTEDMLP_DATASET_SOURCE";

    private const string Repository = "https://archive.ics.uci.edu/";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The cache of this user: <c>printedmlp/datasets</c> in the cache folder, with the server that
    /// <see cref="SourceVariable"/> names or the UCI repository.</summary>
    /// <exception cref="UserException">The variable does not hold an address.</exception>
    public static DatasetCache OfUser(RunLog log)
    {
        string address = Environment.GetEnvironmentVariable(SourceVariable) is { Length: > 0 } given ? given : Repository;
        return Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out Uri? source) && source.Scheme is "http" or "https"
            ? new DatasetCache(UserCache.Folder("datasets"), source, log)
            : throw new UserException($"{SourceVariable}={address}: expected an address such as {Repository}");
    }

    /// <summary>The files of a data set, fetched where they are missing or damaged.</summary>
    /// <exception cref="UserException">It cannot be fetched, or what came is not the file.</exception>
    public ImmutableArray<string> Files(PublicDataset dataset)
    {
        if (dataset.Files.IsEmpty)
        {
            throw new UserException($"{dataset.Name}: this data set cannot be fetched: {dataset.ByHand}. Page: {dataset.Page} "
                + "Then give the file itself: printedmlp design FILE --out DIR"
                + $"; explorations find it as printedmlp/datasets/{dataset.Name}/{dataset.FileNames.Single()} in the cache folder");
        }
        return [.. dataset.Files.Select(file => File(dataset, file))];
    }

    /// <summary>True when all files of a data set are there.</summary>
    public bool Has(PublicDataset dataset) => !dataset.Files.IsEmpty && dataset.Files.All(file => IsThere(Place(dataset, file), file));

    /// <summary>Where a file of a data set is kept, or has to be put where it is made by hand.</summary>
    public string Place(PublicDataset dataset, string file) => Path.Combine(folder, dataset.Name, file);

    private string Place(PublicDataset dataset, PublicFile file) => Place(dataset, file.Name);

    private string File(PublicDataset dataset, PublicFile file)
    {
        string path = Place(dataset, file);
        if (!IsThere(path, file))
        {
            Uri address = new(source, file.Path);
            log.Line($"fetching {address}");
            Keep(path, Checked(Fetch(address, dataset), file, address));
        }
        return path;
    }

    private static bool IsThere(string path, PublicFile file) =>
        System.IO.File.Exists(path) && Sha256(System.IO.File.ReadAllBytes(path)) == file.Sha256;

    private static byte[] Fetch(Uri address, PublicDataset dataset)
    {
        string otherwise = $"Data set page: {dataset.Page} - a file fetched by hand is given itself: printedmlp design FILE --out DIR";
        using HttpClient client = new() { Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("printedmlp", null));
        try
        {
            return client.GetByteArrayAsync(address).GetAwaiter().GetResult();
        }
        catch (HttpRequestException e) when (e.StatusCode is { } status)
        {
            throw new UserException(string.Create(CultureInfo.InvariantCulture,
                $"{address}: the server answered {(int)status} ({status}), expected the file. {otherwise}"), e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse)
        {
            throw new UserException($"{address}: the transfer was cut off; nothing was kept. Run the same command again. {otherwise}", e);
        }
        catch (HttpRequestException e)
        {
            throw new UserException($"{address}: no connection ({e.Message.TrimEnd('.')}). Check the network, or the proxy in HTTPS_PROXY, "
                + $"and run the same command again. {otherwise}", e);
        }
        catch (TaskCanceledException e)
        {
            throw new UserException($"{address}: no answer within {Patience.TotalMinutes} minutes. Run the same command again. {otherwise}", e);
        }
    }

    private static byte[] Checked(byte[] bytes, PublicFile file, Uri address) => Sha256(bytes) is var found && found == file.Sha256 ? bytes
        : throw new UserException($"{address}: this is not the known file: its SHA-256 is {found}, expected {file.Sha256}; nothing was kept. "
            + "The repository may have changed it, or something between here and there did. To use it all the same, fetch it by hand and give the "
            + "file itself.");

    private static void Keep(string path, byte[] bytes)
    {
        try
        {
            UserCache.Keep(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path}: the file was fetched but cannot be kept: {e.Message.TrimEnd('.')}. "
                + "Free the place, or name another cache folder with XDG_CACHE_HOME.", e);
        }
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
