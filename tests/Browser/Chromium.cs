using Microsoft.Playwright;

namespace PrintedMlp.Tests.Browser;

/// <summary>Debian's Chromium without a window. The tests of this folder need it and fail without it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        string program = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("This test needs the program chromium; ./test installs it.");
        _playwright = await Playwright.CreateAsync();
        // Without a sandbox, which the kernel refuses to a browser that root starts.
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens a file.</summary>
    /// <returns>The page and what it complains about.</returns>
    internal async Task<(IPage Page, List<string> Complaints)> Open(string file, int width = 1280, ColorScheme theme = ColorScheme.Light)
    {
        IPage page = await _browser!.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = theme });
        page.SetDefaultTimeout(20_000);
        List<string> complaints = [];
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                complaints.Add($"asks the network for {request.Url}");
            }
        };
        await page.GotoAsync("file://" + file);
        return (page, complaints);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }
        _playwright?.Dispose();
    }
}
