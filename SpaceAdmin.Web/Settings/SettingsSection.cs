using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace SpaceAdmin.Web.Settings;

/// <summary>
/// Binds a section, setting by setting, and turns whatever is wrong with it into one sentence each: the configuration's own binder
/// stops at the first that it cannot convert, and names neither what is allowed nor, always, the key.
/// </summary>
internal sealed class SettingsSection<T>(IConfiguration configuration) : IConfigureOptions<T>, IValidateOptions<T>
    where T : class, ISettings
{
    private static readonly string[] s_spans = [@"hh\:mm\:ss", @"d\.hh\:mm\:ss"];

    private static readonly PropertyInfo[] s_settings = [.. typeof(T).GetProperties().Where(property => property.CanWrite)];

    public static IEnumerable<string> Keys => s_settings.Select(Key);

    public void Configure(T options)
    {
        foreach (var setting in s_settings)
        {
            if (TryRead(setting, out var value) && value is not null)
            {
                setting.SetValue(options, value);
            }
        }
    }

    public ValidateOptionsResult Validate(string? name, T options)
    {
        var refused = options.Refused().ToHashSet(StringComparer.Ordinal);
        var sentences = s_settings.Where(setting => !TryRead(setting, out _) || refused.Contains(setting.Name)).Select(Sentence).ToList();
        return sentences.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(sentences);
    }

    private static string Key(PropertyInfo setting)
    {
        var name = setting.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? setting.Name;
        return T.Section.Length == 0 ? name : ConfigurationPath.Combine(T.Section, name);
    }

    /// <param name="value">Null where it is not set.</param>
    private bool TryRead(PropertyInfo setting, out object? value)
    {
        var type = setting.PropertyType;
        var section = configuration.GetSection(Key(setting));
        value = null;
        if (section.Value is not { } text || (!type.IsValueType && string.IsNullOrWhiteSpace(text)))
        {
            return true; // no text is none, but neither yes nor a number
        }

        if (!IsPlain(text, type))
        {
            return false;
        }

        try
        {
            value = type == typeof(string) ? text.Trim() : section.Get(type);
            return true;
        }
        catch (InvalidOperationException) // what the binder makes of a converter's own exception
        {
            return false;
        }
    }

    // .NET takes more than anybody means: "5" for five days, "0" for the first of the names, and several names at once.
    private static bool IsPlain(string text, Type type) =>
        type == typeof(TimeSpan) ? TimeSpan.TryParseExact(text.Trim(), s_spans, CultureInfo.InvariantCulture, out _)
        : type == typeof(int) ? text.All(char.IsAsciiDigit)
        : !type.IsEnum || Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase);

    private string Sentence(PropertyInfo setting)
    {
        var said = setting.GetCustomAttribute<AllowedAttribute>();
        var value = configuration[Key(setting)];
        var allowed = said?.Text ?? (setting.PropertyType.IsEnum ? string.Join(", ", Enum.GetNames(setting.PropertyType)) : "true, false");
        return SettingsException.Sentence(Key(setting), said is { IsSecret: true } && !string.IsNullOrWhiteSpace(value) ? "…" : value, allowed);
    }
}
