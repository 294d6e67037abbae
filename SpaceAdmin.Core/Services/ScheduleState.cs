namespace SpaceAdmin.Core.Services;

public enum ScheduleState
{
    /// <summary>A customer asks for it; nobody has answered yet.</summary>
    Requested,

    /// <summary>It will happen.</summary>
    Pending,

    Done,

    /// <summary>Its time came, and the rules refused it.</summary>
    Refused,

    /// <summary>Somebody of the desk took it back.</summary>
    Undone,

    /// <summary>The reseller said no to the customer.</summary>
    Declined,

    /// <summary>The customer took its request back.</summary>
    Withdrawn,
}
