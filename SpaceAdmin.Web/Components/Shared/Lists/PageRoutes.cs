using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Template;

namespace SpaceAdmin.Web.Components.Shared.Lists;

internal static class PageRoutes
{
    /// <summary>Whether an address is one of the page's own, by its routes.</summary>
    public static bool Include(Type page, Uri address) => page.GetCustomAttributes<RouteAttribute>()
        .Any(route => new TemplateMatcher(TemplateParser.Parse(route.Template), new RouteValueDictionary()).TryMatch(address.AbsolutePath, new RouteValueDictionary()));
}
