using Microsoft.EntityFrameworkCore;
using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Common;
using SpaceAdmin.Core.Data;

namespace SpaceAdmin.Core.Billing;

/// <summary>Money that came, or an entry against it.</summary>
public sealed record PaymentRow
{
    public required int Id { get; init; }

    public required PaymentKind Kind { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required Money Amount { get; init; }

    public required string? Method { get; init; }

    public required string? Reference { get; init; }

    /// <summary>Why it was taken back or refunded.</summary>
    public required string? Reason { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Nobody where the customer looks.</summary>
    public required string? RecordedBy { get; init; }

    /// <summary>What of it was neither taken back nor refunded.</summary>
    public required Money Held { get; init; }

    /// <summary>Whether the viewer may take it back or refund it.</summary>
    public required bool MayCorrect { get; init; }
}

/// <summary>Reads payments, with what is still here of each.</summary>
internal static class PaymentReading
{
    public static Task<List<PaymentRow>> RowsAsync(this IQueryable<Payment> payments, SpaceDb db, Actor actor, CancellationToken ct)
    {
        var (own, corrects) = (actor.Scope is Scope.Customer, actor.Can(Permissions.PaymentsTakeBack));
        return payments
            .Select(payment => new { Payment = payment, Held = payment.Amount + db.Payments.Where(back => back.OfPaymentId == payment.Id).Sum(back => back.Amount) })
            .Select(of => new PaymentRow
            {
                Id = of.Payment.Id,
                Kind = of.Payment.Kind,
                ReceivedOn = of.Payment.ReceivedOn,
                Amount = new Money(of.Payment.Amount, of.Payment.Currency),
                Method = of.Payment.Method,
                Reference = of.Payment.Reference,
                Reason = of.Payment.Reason,
                RecordedAt = of.Payment.RecordedAt,
                RecordedBy = own ? null : of.Payment.ActorName,
                Held = new Money(of.Held, of.Payment.Currency),
                MayCorrect = corrects && of.Payment.Kind == PaymentKind.Received && of.Held > 0,
            })
            .ToListAsync(ct);
    }
}
