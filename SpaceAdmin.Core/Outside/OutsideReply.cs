namespace SpaceAdmin.Core.Outside;

/// <summary>What came back, whatever it says; or why nothing came.</summary>
/// <param name="Status">As HTTP counts; 0 when nothing came.</param>
/// <param name="Failure">The sentence that says why nothing came; null when something did.</param>
public sealed record OutsideReply(int Status, string Body, string? Failure = null)
{
    public bool Came => Failure is null;

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsRedirect => Status is >= 300 and < 400;

    internal static OutsideReply Nothing(string failure) => new(0, "", failure);
}
