namespace SpaceAdmin.Web.Settings;

/// <summary>Settings that the program cannot start with: a line for each, which names its key and what is allowed.</summary>
internal sealed class SettingsException(IEnumerable<string> sentences, Exception? inner = null) : Exception(string.Join(Environment.NewLine, sentences), inner)
{
    public static string Sentence(string key, string? value, string allowed) => $"The setting {key} is “{value}”. Allowed: {allowed}.";
}
