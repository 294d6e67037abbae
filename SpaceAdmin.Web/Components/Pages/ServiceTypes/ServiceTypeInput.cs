using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Web.Components.Pages.ServiceTypes;

/// <summary>What is typed about a type of services.</summary>
public sealed class ServiceTypeInput
{
    public ServiceTypeInput()
    {
    }

    public ServiceTypeInput(ServiceTypeRow type)
    {
        IsStored = true;
        Name = type.Name;
        IsAddOn = type.IsAddOn;
        Provisioner = type.Provisioner;
    }

    /// <summary>Whether it is there already: only its provisioner changes then.</summary>
    public bool IsStored { get; }

    public string Name { get; set; } = "";

    public bool IsAddOn { get; set; }

    public string Provisioner { get; set; } = ProvisionerKinds.None;
}
