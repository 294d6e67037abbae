namespace SpaceAdmin.Core.Services;

/// <summary>Fewer pieces of an add-on, from the end of its term on.</summary>
public sealed partial class SpaceService
{
    /// <summary>How many pieces it has from <see cref="NextQuantityOn"/> on; null while that does not change.</summary>
    public int? NextQuantity { get; private set; }

    /// <summary>The day on which it is reduced to <see cref="NextQuantity"/>: the end of a term.</summary>
    public DateOnly? NextQuantityOn { get; private set; }

    internal void ReduceTo(int quantity, DateOnly on)
    {
        NextQuantity = quantity;
        NextQuantityOn = on;
        Version++;
    }

    internal void KeepQuantity()
    {
        NextQuantity = null;
        NextQuantityOn = null;
        Version++;
    }

    /// <summary>Carries out what <see cref="ReduceTo"/> was asked for.</summary>
    internal void Reduce()
    {
        Quantity = NextQuantity ?? Quantity;
        NextQuantity = null;
        NextQuantityOn = null;
        Version++;
    }
}
