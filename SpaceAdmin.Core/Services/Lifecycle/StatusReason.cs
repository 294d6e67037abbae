namespace SpaceAdmin.Core.Services;

/// <summary>Why somebody changed a status.</summary>
/// <param name="IsPrivate">For colleagues alone: the customer is not told.</param>
public readonly record struct StatusReason(string? Text, bool IsPrivate)
{
    /// <summary>The customer gets no mail of it.</summary>
    public bool IsSilent { get; init; }

    public static implicit operator StatusReason(string? text) => FromString(text);

    public static StatusReason FromString(string? text) => new(text, IsPrivate: false);
}
