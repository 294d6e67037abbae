namespace SpaceAdmin.Core.Services;

public enum ServiceStatus
{
    Ordered,
    Active,
    Suspended,
    Cancelled,
}
