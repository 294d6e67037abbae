using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Customers;

/// <summary>Why a customer is not as it should be, or nobody signs in as it.</summary>
public abstract record CustomerRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record UserNameOutOfRange() : CustomerRefusal("customer.user-name-out-of-range", $"A user name has 1 to {Customer.UserNameMaxLength} characters.");

    public sealed record UserNameTaken(string UserName) : CustomerRefusal("customer.user-name-taken", $"The user name “{UserName}” is taken by another customer.");

    public sealed record NotOneLine() : CustomerRefusal("customer.not-one-line", $"A customer's name is one line of at most {Customer.NameMaxLength} characters.");

    public sealed record NoReseller() : CustomerRefusal("customer.no-reseller", "Choose the reseller from which the customer buys.");

    public sealed record ResellerDisabled(string Reseller) : CustomerRefusal(
        "customer.reseller-disabled", $"{Reseller} is disabled: nobody can sign in as one of its customers.");

    public sealed record NotSignedInAs() : CustomerRefusal("customer.not-signed-in-as", "You are not signed in as a customer.");
}
