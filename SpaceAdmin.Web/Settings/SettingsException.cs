namespace SpaceAdmin.Web.Hosting;

/// <summary>A setting that the program cannot start with. The message names the key and what is allowed.</summary>
internal sealed class SettingsException(string key, string? value, string allowed)
    : Exception($"The setting {key} is “{value}”. Allowed: {allowed}.");
