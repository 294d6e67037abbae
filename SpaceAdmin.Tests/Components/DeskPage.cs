using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using SpaceAdmin.Web.Components;

namespace SpaceAdmin.Tests.Components;

/// <summary>Finds things on a page as its reader does.</summary>
internal static class DeskPage
{
    extension(IRenderedComponent<Routes> page)
    {
        public string[] Numbers => [.. page.FindAll("[data-grid] tbody td.num a").Select(link => link.Text())];

        public string[] Names => [.. page.FindAll("[data-grid] tbody td:nth-child(2)").Select(cell => cell.Text())];

        public string[] Headers => [.. page.FindAll("[data-grid] thead th").Select(Words)];

        /// <summary>"All 3", "Ordered 1" and so on.</summary>
        public string[] Tabs => [.. page.FindAll("nav[aria-label='Status'] a").Select(Words)];

        public string[] Buttons => [.. page.FindAll(".acts button").Select(Words)];

        /// <summary>The number of the selected row.</summary>
        public string? Selected => page.FindAll("[data-grid] tr[aria-selected='true'] td.num a").SingleOrDefault()?.Text();

        public string[] Snackbars => [.. page.FindAll(".mud-snackbar .mud-snackbar-content-message").Select(Words)];

        public IElement Row(string number) => page.FindAll("[data-grid] tbody tr").Single(row => row.QuerySelector("td.num a")!.Text() == number);

        public IElement Link(string within, string text) => page.FindAll($"{within} a").Single(link => Words(link) == text);

        public IElement Header(string title) => page.FindAll("[data-grid] thead th").Single(header => header.QuerySelector("a")!.FirstChild!.Text() == title);

        public IElement Region(string name) => page.Find($"[role='region'][aria-label='{name}']");

        public bool HasRegion(string name) => page.FindAll($"[role='region'][aria-label='{name}']").Count > 0;

        public IElement Button(string text, string within = "main") => page.FindAll($"{within} button").Single(button => Words(button) == text);

        public IElement DialogButton(string text) => page.FindAll("[role='dialog'] button").Single(button => Words(button) == text);

        public void WaitFor(Action assertion) => page.WaitForAssertion(assertion);
    }

    extension<T>(IRenderedComponent<T> page)
        where T : IComponent
    {
        /// <summary>Finds and uses something in one go: what is found outside the renderer may be drawn anew before it is clicked.</summary>
        public void Do(Action use) => page.InvokeAsync(use).GetAwaiter().GetResult();

        /// <inheritdoc cref="Do" />
        public Task DoAsync(Func<Task> use) => page.InvokeAsync(use);
    }

    /// <summary>The text of an element as it is read: blocks apart, and single spaces.</summary>
    public static string Words(this INode node) => string.Join(' ', Text(node).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(INode node) => node switch
    {
        IText text => text.Data,
        IElement { LocalName: "b" or "em" or "strong" or "span" or "time" } inline => string.Concat(inline.ChildNodes.Select(Text)),
        _ => $" {string.Concat(node.ChildNodes.Select(Text))} ",
    };
}
