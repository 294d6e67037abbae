using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace SpaceAdmin.Tests.Browser;

internal static class Waiting
{
    /// <summary>Patience for a busy machine; what an expectation is about happens far sooner.</summary>
    [ModuleInitializer]
    internal static void BePatient() => Assertions.SetDefaultExpectTimeout(15_000);
}
