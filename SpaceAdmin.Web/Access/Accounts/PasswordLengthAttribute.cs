using System.ComponentModel.DataAnnotations;

namespace SpaceAdmin.Web.Access;

/// <summary>What a form asks of a new password; <see cref="GuessablePassword"/> asks more.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PasswordLengthAttribute : StringLengthAttribute
{
    public PasswordLengthAttribute()
        : base(GuessablePassword.MaxLength)
    {
        MinimumLength = GuessablePassword.MinLength;
        ErrorMessage = $"A password has {MinimumLength} to {MaximumLength} characters.";
    }
}
