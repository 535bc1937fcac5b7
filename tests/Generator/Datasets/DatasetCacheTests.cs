using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using PrintedMlp.Approx;
using PrintedMlp.Generator.Datasets;
using PrintedMlp.Generator.Files;

namespace PrintedMlp.Tests.Generator.Datasets;

public sealed class DatasetCacheTests : IDisposable
{
    private static readonly byte[] Table = Encoding.ASCII.GetBytes("1,2,a\n3,4,b\n");

    private static readonly PublicDataset Toy = new("toy", "Toy", 2, 2, 2, "Nobody (2000). Toy", "https://example.org/toy")
    {
        Files = [new PublicFile("some/toy.data", Convert.ToHexStringLower(SHA256.HashData(Table)))],
    };

    private readonly TempFolder _folder = new();
    private readonly LocalServer _server = new();
    private readonly StringWriter _said = new();

    [Fact]
    public void A_file_is_fetched_once_and_kept()
    {
        _server.Answer("some/toy.data", "200 OK", Table);
        Assert.False(Cache().Has(Toy));
        string path = Assert.Single(Cache().Files(Toy));
        Assert.Equal(Table, File.ReadAllBytes(path));
        Assert.True(Cache().Has(Toy));
        Assert.Equal(path, Assert.Single(Cache().Files(Toy)));
        Assert.Single(_server.Asked);
        Assert.Equal($"fetching {_server.Address}some/toy.data\n", _said.ToString());
    }

    [Fact]
    public void A_damaged_file_is_fetched_anew()
    {
        _server.Answer("some/toy.data", "200 OK", Table);
        string path = Assert.Single(Cache().Files(Toy));
        File.WriteAllText(path, "1,2,a\n");
        Assert.False(Cache().Has(Toy));
        Assert.Equal(Table, File.ReadAllBytes(Assert.Single(Cache().Files(Toy))));
    }

    [Fact]
    public void A_redirect_is_followed()
    {
        _server.Answer("some/toy.data", "301 Moved Permanently", [], header: $"Location: {_server.Address}elsewhere");
        _server.Answer("elsewhere", "200 OK", Table);
        Assert.Equal(Table, File.ReadAllBytes(Assert.Single(Cache().Files(Toy))));
    }

    [Fact]
    public void Another_file_than_the_known_one_is_not_kept()
    {
        _server.Answer("some/toy.data", "200 OK", Encoding.ASCII.GetBytes("<html>please log in</html>"));
        string message = Failure();
        Assert.Contains("SHA-256", message, StringComparison.Ordinal);
        Assert.Contains(Toy.Files[0].Sha256, message, StringComparison.Ordinal);
        Assert.Contains("nothing was kept", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transfer_that_is_cut_off_is_not_kept()
    {
        _server.Answer("some/toy.data", "200 OK", Table[..5], length: Table.Length);
        Assert.Contains("cut off", Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_with_its_page()
    {
        _server.Answer("some/toy.data", "404 Not Found", []);
        string message = Failure();
        Assert.Contains("404 (NotFound)", message, StringComparison.Ordinal);
        Assert.Contains(Toy.Page, message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_network_is_said()
    {
        using TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        Uri nobody = new($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/");
        closed.Stop();
        DatasetCache cache = new(_folder.File("cache"), nobody, Log());
        Assert.Contains("no connection", Assert.Throws<UserException>(() => cache.Files(Toy)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_named()
    {
        _server.Answer("some/toy.data", "200 OK", Table);
        File.WriteAllText(_folder.File("file"), "");
        DatasetCache cache = new(_folder.File("file"), _server.Address, Log());
        string message = Assert.Throws<UserException>(() => cache.Files(Toy)).Message;
        Assert.Contains(_folder.File("file"), message, StringComparison.Ordinal);
        Assert.Contains("XDG_CACHE_HOME", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_without_known_bytes_explains_how_to_get_it()
    {
        PublicDataset seeds = DatasetCatalogue.Find("seeds")!;
        string message = Assert.Throws<UserException>(() => Cache().Files(seeds)).Message;
        Assert.Contains(seeds.Page, message, StringComparison.Ordinal);
        Assert.Contains("printedmlp design FILE", message, StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
        _said.Dispose();
    }

    private DatasetCache Cache() => new(_folder.File("cache"), _server.Address, Log());

    private RunLog Log() => new(_said, isTerminal: false);

    /// <summary>The message of a failure that leaves no file.</summary>
    private string Failure()
    {
        string message = Assert.Throws<UserException>(() => Cache().Files(Toy)).Message;
        Assert.False(Directory.Exists(_folder.File("cache")) && Directory.EnumerateFiles(_folder.File("cache"), "*", SearchOption.AllDirectories).Any());
        return message;
    }
}
