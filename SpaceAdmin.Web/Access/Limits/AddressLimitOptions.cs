namespace SpaceAdmin.Web.Access;

/// <summary>How much one network address may do in <see cref="Window"/>.</summary>
public sealed class AddressLimitOptions
{
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    public int SignIn { get; set; } = 20;

    public int AskForLink { get; set; } = 5;

    public int SetUp { get; set; } = 10;

    /// <summary>How many attempts are worked on at a time.</summary>
    public int AtOnce { get; set; } = 4;

    /// <summary>How many more may wait for their turn.</summary>
    public int Waiting { get; set; } = 200;

    internal int Of(AttemptKind kind) => kind switch
    {
        AttemptKind.SignIn => SignIn,
        AttemptKind.AskForLink => AskForLink,
        AttemptKind.SetUp => SetUp,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
