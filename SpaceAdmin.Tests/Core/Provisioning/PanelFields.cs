using System.Globalization;
using SpaceAdmin.Core.Provisioning;

namespace SpaceAdmin.Tests.Core.Provisioning;

/// <summary>What is typed, or kept, about a panel.</summary>
internal static class PanelFields
{
    public static FieldValues Of(string userName, int? hostingSpace, string? xmlNamespace = null) => new(
    [
        (SolidCpDescription.UserName, userName),
        (SolidCpDescription.Namespace, xmlNamespace ?? ""),
        (SolidCpDescription.HostingSpace, hostingSpace?.ToString(CultureInfo.InvariantCulture) ?? ""),
    ]);

    extension(ProvisionerDraft draft)
    {
        public ProvisionerDraft With(string field, string value) =>
            draft with { Fields = new FieldValues([.. draft.Fields.All.Where(one => one.Key != field).Select(one => (one.Key, one.Value)), (field, value)]) };
    }
}
