using MudBlazor;

namespace SpaceAdmin.Web.Components.Layout;

/// <summary>What MudBlazor must know in C#. Its colours come from css/theme.css, the one theme file.</summary>
internal static class SpaceTheme
{
    private static readonly string[] s_fonts = ["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "sans-serif"];

    public static MudTheme Mud { get; } = new()
    {
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_fonts, FontSize = "14px", LineHeight = "20px", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = s_fonts, FontSize = "14px", FontWeight = "600", LineHeight = "20px", LetterSpacing = "normal", TextTransform = "none" },
            H6 = new H6Typography { FontFamily = s_fonts, FontSize = "16px", FontWeight = "650", LineHeight = "24px", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
    };
}
