using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Web.Components.Pages.Provisioning;

/// <summary>What is typed about a connection. A secret is only ever typed, never shown.</summary>
public sealed class ProvisionerInput(ProvisionerDraft draft)
{
    private readonly Dictionary<string, string?> _fields = draft.Fields.All.ToDictionary(one => one.Key, string? (one) => one.Value);

    public string? Address { get; set; } = draft.Address;

    public string? Secret { get; set; } = "";

    public ProvisionerDraft Draft => new(Address ?? "")
    {
        Fields = new FieldValues(_fields.Select(one => (one.Key, one.Value ?? ""))),
        Secret = Secret ?? "",
    };

    public string? this[ProvisionerField field]
    {
        get => _fields.GetValueOrDefault(field.Name);
        set => _fields[field.Name] = value;
    }
}
