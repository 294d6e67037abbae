namespace SpaceAdmin.Core.Services;

/// <summary>Why somebody changed a status.</summary>
/// <param name="IsPrivate">For colleagues alone: the customer is not told.</param>
public readonly record struct StatusReason(string? Text, bool IsPrivate)
{
    public static implicit operator StatusReason(string? text) => FromString(text);

    public static StatusReason FromString(string? text) => new(text, IsPrivate: false);
}
