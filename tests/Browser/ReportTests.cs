using System.Globalization;
using Microsoft.Playwright;
using PrintedMlp.Generator.Reports.Html;

namespace PrintedMlp.Tests.Browser;

public sealed class ReportTests(Chromium browser, ReportRuns runs) : IClassFixture<Chromium>, IClassFixture<ReportRuns>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(768, ColorScheme.Light)]
    [InlineData(768, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task The_page_opens_without_complaint_and_fits_the_window(int width, ColorScheme theme)
    {
        (IPage page, List<string> complaints) = await browser.Open(runs.Page("balance"), width, theme);
        Assert.Empty(complaints);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        string background = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(theme == ColorScheme.Dark, background == "rgb(18, 22, 27)");
        Assert.True(await page.Locator(width > 560 ? ".wide svg" : ".narrow svg").First.IsVisibleAsync());
        Assert.False(await page.Locator(width > 560 ? ".narrow svg" : ".wide svg").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Every_design_is_a_point_of_both_figures_and_a_row_of_the_table()
    {
        (IPage page, _) = await browser.Open(runs.Page("balance"));
        string[] names = [.. runs.Designs("balance").Select(d => d.Name).Order(StringComparer.Ordinal)];
        foreach (string figure in new[] { "accuracy-area-system", "accuracy-power-system" })
        {
            Assert.Equal(names, (await Attributes(page, $"[data-figure={figure}] .wide .mark[data-design]")).Order(StringComparer.Ordinal));
        }
        Assert.Equal(names, (await Attributes(page, "#table tbody tr")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_click_on_a_heading_sorts_and_a_second_click_turns_the_order_round()
    {
        (IPage page, _) = await browser.Open(runs.Page("balance"));
        await page.ClickAsync("#columns summary");
        await page.CheckAsync("#columns input[data-choose=cells]");
        ILocator heading = page.Locator("#table th[data-column=cells] button");
        await heading.ClickAsync();
        string[] ascending = [.. runs.Designs("balance").OrderBy(d => d.Row.Number("cells")).Select(d => d.Name)];
        Assert.Equal(ascending, await Attributes(page, "#table tbody tr"));
        Assert.Equal("ascending", await page.Locator("#table th[data-column=cells]").GetAttributeAsync("aria-sort"));
        await heading.ClickAsync();
        Assert.Equal(ascending.Reverse(), await Attributes(page, "#table tbody tr"));
    }

    [Fact]
    public async Task Filters_leave_out_rows_and_fade_points()
    {
        (IPage page, _) = await browser.Open(runs.Page("balance"));
        DesignOnDisk[] all = [.. runs.Designs("balance")];
        double limit = all.Where(d => !d.IsBaseline).Max(d => d.Row.Number("system_area_cm2")!.Value);
        await page.FillAsync("#filter-area", limit.ToString(CultureInfo.InvariantCulture));
        await Expect(all.Where(d => d.Row.Number("system_area_cm2") <= limit));
        await page.ClickAsync("#filters button[type=reset]");
        await Expect(all);
        await page.SelectOptionAsync("#filter-supply", "Blue Spark printed battery");
        await Expect(all.Where(d => d.Row.Number("system_power_mw") <= 3));
        await page.ClickAsync("#filters button[type=reset]");
        await page.FillAsync("#filter-loss", "0");
        await Expect(all.Where(d => d.Row.Number("accuracy_test") >= all[^1].Row.Number("accuracy_test")));
        await page.FillAsync("#filter-power", "0");
        Assert.Equal($"0 of {all.Length} designs", await page.Locator("#count").InnerTextAsync());

        async Task Expect(IEnumerable<DesignOnDisk> expected)
        {
            string[] names = [.. expected.Select(d => d.Name).Order(StringComparer.Ordinal)];
            Assert.Equal(names, (await Attributes(page, "#table tbody tr")).Order(StringComparer.Ordinal));
            Assert.Equal(names, (await Attributes(page, "[data-figure=accuracy-area-system] .wide .mark[data-design]:not(.filtered)")).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("balance")]
    [InlineData("markup")]
    public async Task A_click_on_a_point_shows_the_design_with_as_many_gates_as_its_netlist(string run)
    {
        (IPage page, List<string> complaints) = await browser.Open(runs.Page(run));
        foreach (DesignOnDisk design in runs.Designs(run))
        {
            await page.Locator($"[data-figure=accuracy-area-system] .wide .mark[data-design='{design.Name}']").DispatchEventAsync("click");
            Assert.Equal(design.Name, await page.Locator("#design-title").InnerTextAsync());
            int cells = File.ReadLines(Path.Combine(runs.Folder(run), design.Name, "netlist.v")).Count(line => line.Contains(" g", StringComparison.Ordinal) && line.EndsWith("));", StringComparison.Ordinal));
            Assert.Equal(cells, (int)design.Row.Number("cells")!.Value);
            Assert.Equal(cells <= 150 ? cells : 0, await page.Locator("#design .circuit .gate").CountAsync());
            Assert.Equal(design.Details.Confusion.Sum(row => row.Sum()).ToString(CultureInfo.InvariantCulture), await page.EvaluateAsync<string>(
                "String([...document.querySelectorAll('.confusion tbody td')].reduce((sum, cell) => sum + (Number(cell.textContent) || 0), 0))"));
            Assert.Equal(design.Details.Reads.Length, await page.Locator("#design .bits .read").CountAsync());
            Assert.Equal(design.Verification.GetProperty("checks").GetArrayLength(), await page.Locator("#design table.wrap tbody tr").CountAsync());
        }
        Assert.StartsWith("printedmlp design ", await page.Locator("#design pre").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_keyboard_reaches_a_point_and_a_row()
    {
        (IPage page, _) = await browser.Open(runs.Page("balance"));
        await page.Locator("[data-figure=accuracy-power-system] .wide .mark[data-design=baseline]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("baseline", await page.Locator("#design-title").InnerTextAsync());
        await page.Locator("#table tbody tr[data-design='designs/01'] button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("designs/01", await page.Locator("#design-title").InnerTextAsync());
    }

    [Fact]
    public async Task Names_that_look_like_markup_are_shown_as_they_are()
    {
        (IPage page, List<string> complaints) = await browser.Open(runs.Page("markup"));
        Assert.Equal(ReportRuns.Markup, await page.Locator(".confusion tbody th").First.InnerTextAsync());
        Assert.Equal(0, await page.Locator("img").CountAsync());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_columns_that_a_person_chooses_are_seen_and_the_designs_stay_beside_them()
    {
        (IPage page, List<string> complaints) = await browser.Open(runs.Page("balance"), 768);
        ILocator frozen = page.Locator("#table tbody td.frozen").First;
        float left = (await frozen.BoundingBoxAsync())!.X;
        Assert.Equal(["design", "accuracy_test", "loss", "interval", "balanced_accuracy_test", "system_area_cm2"], (await Columns())[..6]);
        Assert.True(await page.Locator("#designs .edge.more").IsVisibleAsync());
        await page.ClickAsync("#columns summary");
        await page.CheckAsync("#columns input[data-choose=critical_path_ms]");
        await page.UncheckAsync("#columns input[data-choose=loss]");
        Assert.Contains("critical_path_ms", await Columns());
        Assert.DoesNotContain("loss", await Columns());
        await page.EvaluateAsync("document.querySelector('#designs .scroll').scrollLeft = 10000");
        Assert.Equal(left, (await frozen.BoundingBoxAsync())!.X);
        await page.WaitForSelectorAsync("#designs .edge:not(.more)");
        Assert.Empty(complaints);

        async Task<string[]> Columns() => await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#table th')].map((e) => e.dataset.column)");
    }

    [Fact]
    public async Task What_the_effort_bought_stands_at_the_recommended_design_and_at_no_other()
    {
        (IPage page, List<string> complaints) = await browser.Open(runs.Page("balance"));
        Assert.True(await page.Locator("#design .effort svg").IsVisibleAsync());
        Assert.StartsWith("Area of the smallest circuit that the search over gates knew at the accuracy of ", await page.Locator("#design .effort figcaption").InnerTextAsync(),
            StringComparison.Ordinal);
        await page.Locator("#table tbody tr[data-design=baseline]").ClickAsync();
        Assert.Equal(0, await page.Locator("#design .effort").CountAsync());
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Accuracies_have_their_interval_and_the_checks_their_rung()
    {
        (IPage page, _) = await browser.Open(runs.Page("balance"));
        DesignOnDisk baseline = runs.Designs("balance")[^1];
        await page.Locator("#table tbody tr[data-design=baseline]").ClickAsync();
        string cards = await page.Locator("#design .cards").InnerTextAsync(), low = $"{baseline.Accuracy!.Value.Low * 100:0.0}", high = $"{baseline.Accuracy.Value.High * 100:0.0}";
        Assert.Contains($"95 %: {low} to {high} %", cards, StringComparison.Ordinal);
        Assert.Contains("in process", cards, StringComparison.Ordinal);
        Assert.Contains($"{low}\u2013{high}", await page.Locator("#table tbody tr[data-design=baseline]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains($"95 % interval {low}% to {high}%", await page.Locator("[data-figure=accuracy-area-system] .wide .mark[data-design=baseline]").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        string drawn = runs.Designs("balance").First(d => d.Details.IsDrawable).Name;
        await page.Locator($"#table tbody tr[data-design='{drawn}']").ClickAsync();
        Assert.Contains("0 = B, 1 = L, 2 = R", await page.Locator("#design .classes").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Paper_is_white_and_nothing_is_cut_off(ColorScheme theme)
    {
        const int a4 = 703;
        (IPage page, _) = await browser.Open(runs.Page("balance"), a4, theme);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = theme });
        Assert.Equal("#1b2430 rgb(27, 36, 48)", await page.EvaluateAsync<string>(
            "getComputedStyle(document.documentElement).getPropertyValue('--ink').trim() + ' ' + getComputedStyle(document.body).color"));
        Assert.Equal(a4, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        foreach (string whole in new[] { "#table", "#design .circuit", "#design table.wrap" })
        {
            foreach (ILocator part in await page.Locator(whole).AllAsync())
            {
                LocatorBoundingBoxResult box = (await part.BoundingBoxAsync())!;
                Assert.InRange(box.X + box.Width, 0, a4 + 0.5f);
            }
        }
        Assert.False(await page.Locator("#filters").IsVisibleAsync());
        Assert.False(await page.Locator("#design button").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Several_seeds_have_means_with_intervals()
    {
        (IPage page, List<string> complaints) = await browser.Open(runs.Page("seeds"));
        Assert.InRange(await page.Locator("[data-figure=accuracy-area-system] .wide .mark.mean .interval").CountAsync(), 2, 4);
        Assert.Equal(2, await page.Locator("#statistics tbody tr").CountAsync());
        Assert.Contains("2 seeds", await page.Locator("#facts").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_saved_figure_is_a_drawing_of_its_own()
    {
        (IPage page, _) = await browser.Open(runs.Page("balance"));
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-figure=accuracy-area-system] button.save").ClickAsync());
        Assert.Equal("accuracy-area-system.svg", download.SuggestedFilename);
        string text = await File.ReadAllTextAsync(await download.PathAsync());
        var svg = System.Xml.Linq.XDocument.Parse(text);
        Assert.Equal(runs.Designs("balance").Length, svg.Descendants().Count(e => e.Attribute("data-design") is not null));
        Assert.DoesNotContain("var(", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Needs", "datasets")]
    [Trait("Speed", "slow")]
    public async Task A_run_on_data_of_the_literature_shows_published_circuits_with_their_sources()
    {
        (IPage page, List<string> complaints) = await browser.Open(runs.Page(runs.RedWine()));
        Assert.Empty(complaints);
        Assert.Equal("RedWine", await page.Locator("#title").InnerTextAsync());
        Assert.Equal(0, await page.Locator("#figures .wide .mark.published").CountAsync());
        await page.SelectOptionAsync("#choose-scope", "gates");
        Assert.Equal(4, await page.Locator("[data-figure=accuracy-area] .wide .mark.published").CountAsync());
        Assert.Equal(4, await page.Locator("#published tbody tr").CountAsync());
        Assert.Contains("arXiv 2402.02930", await page.Locator("#published").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#table tbody tr[data-design=baseline]").ClickAsync();
        Assert.Equal("baseline", await page.Locator("#design-title").InnerTextAsync());
        Assert.Contains("too many to draw", await page.Locator("#design").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(6, await page.Locator(".confusion tbody tr").CountAsync());
        foreach (string name in runs.Designs("redwine").Where(d => d.Details.IsDrawable).Select(d => d.Name))
        {
            await page.Locator($"#table tbody tr[data-design='{name}']").ClickAsync();
            Assert.Equal(runs.Designs("redwine").First(d => d.Name == name).Row["cells"],
                (await page.Locator("#design .circuit .gate").CountAsync()).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static async Task<string[]> Attributes(IPage page, string selector) =>
        await page.EvaluateAsync<string[]>("selector => [...document.querySelectorAll(selector)].map((e) => e.dataset.design)", selector);
}
