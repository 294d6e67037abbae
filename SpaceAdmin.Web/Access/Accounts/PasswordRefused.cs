using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Access;

/// <summary>A password is not as this installation wants it.</summary>
/// <param name="Reasons">A sentence each.</param>
public sealed record PasswordRefused(IReadOnlyList<string> Reasons) : Failure.Rejected("password.refused", string.Join(' ', Reasons));
