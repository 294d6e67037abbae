using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Services;

namespace SpaceAdmin.Core.Billing;

/// <summary>Why something was not done with an invoice, or none was issued.</summary>
public abstract record InvoiceRefusal(string Name, string Message) : Failure.Rejected(Name, Message)
{
    public sealed record NotOwed(string Number) : InvoiceRefusal("invoice.not-owed", $"Invoice {Number} is void: nobody owes it any more.");

    public sealed record PaidAlready(string Number) : InvoiceRefusal("invoice.paid-already", $"Invoice {Number} is paid already.");

    public sealed record CreditedAlready(string Number) : InvoiceRefusal("invoice.credited-already", $"Invoice {Number} was taken back by a credit note: nobody owes it any more.");

    public sealed record NothingToVoid(string Number) : InvoiceRefusal("invoice.nothing-to-void", $"Nothing of invoice {Number} is left to void.");

    public sealed record VoidAlready(string Number) : InvoiceRefusal("invoice.void-already", $"Invoice {Number} is void already.");

    public sealed record PaidAndNotVoided(string Number) : InvoiceRefusal(
        "invoice.paid-and-not-voided", $"Invoice {Number} is paid. Its payment can be taken back or refunded; cancelling a service credits the terms that have not started.");

    public sealed record VoidNeedsReason() : InvoiceRefusal("invoice.void-needs-reason", "Say why the invoice is void: the customer reads it.");

    public sealed record ReasonTooLong() : InvoiceRefusal("invoice.reason-too-long", $"A reason has at most {Invoice.ReasonMaxLength} characters.");

    public sealed record ServiceCancelled(ServiceFacts Service)
        : InvoiceRefusal("invoice.service-cancelled", $"Service {Service} is Cancelled: nothing is invoiced for it any more.");

    /// <param name="Invoice">The number of the invoice on which that term is, where it is known.</param>
    public sealed record TermInvoicedAlready(ServiceFacts Service, string? Invoice) : InvoiceRefusal(
        "invoice.term-invoiced-already", $"The next term of service {Service} is invoiced already{(Invoice is { } number ? $", on invoice {number}" : "")}.");

    public sealed record NothingToPay(ServiceFacts Service)
        : InvoiceRefusal("invoice.nothing-to-pay", $"Service {Service} is free or was bought once: no term of it is to be paid.");

    public sealed record WaiverNeedsReason() : InvoiceRefusal("invoice.waiver-needs-reason", "Say why the term is free: the customer reads it.");

    public sealed record NotActivatedYet(ServiceFacts Service)
        : InvoiceRefusal("invoice.not-activated-yet", $"Service {Service} is Ordered. A term can be waived once it was activated; until then, give a discount or void its invoice.");

    public sealed record NoTermFollows(ServiceFacts Service) : InvoiceRefusal("invoice.no-term-follows", $"The term of service {Service} has no end: none follows it.");

    /// <summary>The outside works on its cancellation, or would not do it.</summary>
    public sealed record IsBeingCancelled(ServiceFacts Service)
        : InvoiceRefusal("invoice.is-being-cancelled", $"Service {Service} is being cancelled. Nothing is invoiced for it unless that is given up.");

    public sealed record EndsBefore(ServiceFacts Service) : InvoiceRefusal("invoice.ends-before", $"Service {Service} is cancelled before its next term begins.");

    public sealed record InstructionsTooLong()
        : InvoiceRefusal("invoice.instructions-too-long", $"Payment instructions have at most {Reseller.PaymentInstructionsMaxLength} characters.");
}
