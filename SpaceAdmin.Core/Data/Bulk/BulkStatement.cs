namespace SpaceAdmin.Core.Data;

/// <summary>A statement that was prepared once and is executed many times, in the transaction that its context is in.</summary>
internal abstract class BulkStatement : IDisposable
{
    /// <summary>Gives a parameter its value.</summary>
    /// <param name="place">Its place in the statement, from 0.</param>
    /// <param name="value">As it is stored.</param>
    public abstract void Set(int place, object? value);

    /// <returns>How many rows it changed.</returns>
    public abstract int Execute();

    public abstract void Dispose();
}
