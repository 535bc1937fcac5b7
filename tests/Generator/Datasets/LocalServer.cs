using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PrintedMlp.Tests.Generator.Datasets;

/// <summary>A server on this machine that answers each path with raw bytes, one connection after the other.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, byte[]> _answers = [];
    private readonly List<string> _asked = [];

    public LocalServer()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = Task.Run(Serve);
    }

    public Uri Address { get; }

    /// <summary>The paths that were asked for, in order.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>Answers a path with a status and a body.</summary>
    /// <param name="path">Without a leading slash.</param>
    /// <param name="status">For example <c>200 OK</c>.</param>
    /// <param name="body">The bytes that are sent.</param>
    /// <param name="length">The length that the header promises; by default the true one.</param>
    /// <param name="header">A further header line.</param>
    public void Answer(string path, string status, byte[] body, int? length = null, string header = "Server: test") => _answers["/" + path] =
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {length ?? body.Length}\r\nConnection: close\r\n{header}\r\n\r\n"), .. body];

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                using NetworkStream stream = client.GetStream();
                using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
                string path = (await reader.ReadLineAsync())!.Split(' ')[1];
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }
                lock (_asked)
                {
                    _asked.Add(path);
                }
                await stream.WriteAsync(_answers[path]);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // Disposed while waiting.
        }
    }
}
