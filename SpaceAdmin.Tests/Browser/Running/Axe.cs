using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SpaceAdmin.Tests.Browser;

/// <summary>Asks axe about a page. Its script goes into a document once, and of what it says only what is wrong comes back: the rest is megabytes.</summary>
internal static class Axe
{
    private static readonly string s_script = new BundledAxeScriptProvider().GetScript();

    public static async Task<string[]> FoundAsync(IPage page)
    {
        Assert.Single(page.Frames); // what stood in a frame would go unseen
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync($"() => {{ {s_script}\n}}");
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { violations } = await axe.run({ resultTypes: ["violations"] });
              return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(node => node.html).join(" | ")}`);
            }
            """);
    }
}
