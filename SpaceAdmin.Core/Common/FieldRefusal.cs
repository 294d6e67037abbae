namespace SpaceAdmin.Core.Common;

/// <summary>Why what was typed in a field is refused. The form says it beside that field.</summary>
/// <param name="Field">The property of the draft.</param>
public abstract record FieldRefusal(string Name, string Field, string Message) : Failure.Rejected(Name, Message);
