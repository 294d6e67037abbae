using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using SpaceAdmin.Web.Components.Layout;

namespace SpaceAdmin.Web.Components;

/// <summary>The document around every page.</summary>
public sealed partial class App(PageStatusCode statusCode)
{
    // Account pages write cookies, so they opt out with [ExcludeFromInteractiveRouting] and render statically. The rest
    // skips prerendering: one query per visit, and no subscription made for a page that is thrown away. Until their circuit
    // stands, FirstFrame is seen.
    private static readonly IComponentRenderMode s_interactive = new InteractiveServerRenderMode(prerender: false);

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    private IComponentRenderMode? Mode => HttpContext.AcceptsInteractiveRouting() ? s_interactive : null;

    private PageNameAttribute? PageName { get; set; }

    protected override void OnInitialized() =>
        PageName = PageNameAttribute.Of(HttpContext.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type, HttpContext.Request.Path);

    protected override Task OnInitializedAsync() => statusCode.SetAsync(HttpContext);

    private string? Cookie(string name) => HttpContext.Request.Cookies[name];
}
