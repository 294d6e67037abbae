using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Core.Services;

/// <summary>The paid terms of a service, and what follows from them for the monitor.</summary>
public sealed partial class SpaceService
{
    /// <summary>How many days a customer has to pay, at least, from the day on which something is asked for or given in spite of a debt.</summary>
    public const int DaysToPay = 7;

    private readonly List<Term> _terms = [];

    /// <summary>Once, for one piece, in minor units of <see cref="Currency"/>.</summary>
    public long? SetupFee { get; private set; }

    /// <summary>The day that its terms are counted from, so that they keep to it after a short month.</summary>
    public DateOnly? AnchorOn { get; private set; }

    /// <summary>The number of its newest term; 0 before the first activation.</summary>
    public int TermNumber { get; private set; }

    /// <summary>The end of its newest term; null for one that never ends by itself.</summary>
    public DateOnly? TermEndsOn { get; private set; }

    /// <summary>Where the next term starts: where the last one ends or, when the service was not Active then, where it was activated again.</summary>
    public DateOnly? NextTermOn { get; private set; }

    /// <summary>The newest term that is invoiced, or was before it came here.</summary>
    public int InvoicedTerm { get; private set; }

    /// <summary>The day from which what is owed for it is overdue; null while nothing is owed, and for what is bought once.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Since when it is paid and yet waits to be activated.</summary>
    public DateTimeOffset? AwaitsActivationSince { get; private set; }

    /// <summary>The <see cref="DueOn"/> for which the customer was warned.</summary>
    public DateOnly? WarnedFor { get; private set; }

    /// <summary>The day of its suspension, as that warning told it. It is not suspended for that debt before.</summary>
    public DateOnly? SuspendsOn { get; private set; }

    /// <summary>Where its next term ends when that is shorter than a cycle: <see cref="Part"/>.</summary>
    public DateOnly? PartEndsOn { get; private set; }

    public int? PartDays { get; private set; }

    public int? PartOfDays { get; private set; }

    /// <summary>The terms that were loaded or opened.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>Whether its terms end and are followed by others. What is free or bought once is never overdue.</summary>
    public bool Renews => Cycle is not null && RecurringFee > 0;

    /// <summary>What its next term is, when that is shorter than a cycle.</summary>
    public PartTerm? Part
    {
        get => PartEndsOn is { } end && PartDays is { } days && PartOfDays is { } of ? new PartTerm(end, days, of) : null;
        private set
        {
            PartEndsOn = value?.EndsOn;
            PartDays = value?.Days;
            PartOfDays = value?.OfDays;
        }
    }

    /// <summary>For all its pieces, in minor units.</summary>
    public long FeeOfACycle => FeeOf(Quantity);

    /// <summary>Of the next term, for all the pieces that it is for, in minor units.</summary>
    public long FeeOfTheNextTerm
    {
        get
        {
            var cycle = FeeOf(NextQuantity ?? Quantity);
            return Part is { } part ? part.Share(cycle) : cycle;
        }
    }

    /// <summary>For all its pieces, in minor units.</summary>
    public long FeeOfSetup => checked((SetupFee ?? 0) * Quantity);

    /// <summary>A term was opened that nobody was invoiced for: somebody activated it by hand.</summary>
    internal bool OwesForItsTerm => TermNumber > InvoicedTerm && (FeeOfACycle > 0 || TermNumber == 1 && FeeOfSetup > 0);

    /// <summary>That <paramref name="term"/> is on an invoice which is due on that day.</summary>
    internal void Invoiced(int term, DateOnly dueOn, DateOnly today)
    {
        InvoicedTerm = term;
        UnpaidSince = Status is ServiceStatus.Ordered ? today : null;
        DueOn = !Renews ? null : DueOn < dueOn ? DueOn : dueOn;
    }

    /// <summary>That the next term is not on an invoice any more. One that runs already is not invoiced a second time.</summary>
    internal void Uninvoiced()
    {
        InvoicedTerm = Math.Min(InvoicedTerm, TermNumber);
        UnpaidSince = null;
    }

    /// <summary>Whether a term was paid ahead that begins on <paramref name="day"/> or later.</summary>
    internal bool IsPaidAhead(DateOnly day) =>
        TermNumber > 1 && Renews && AnchorOn is { } anchor && Cycle!.Value.BorderAfter(anchor, day.AddDays(-1)) is { } first && first < TermEndsOn;

    /// <summary>That no term after <paramref name="last"/> comes: those that were paid ahead have not begun.</summary>
    internal void TakeBackTo(Term last)
    {
        TermNumber = last.Number;
        TermEndsOn = last.EndsOn;
        NextTermOn = last.EndsOn;
        Part = ParentId is not null && Cycle is { } cycle && AnchorOn is { } anchor && last.EndsOn is { } end && PartTerm.Of(cycle, anchor, end) is { IsWhole: false } rest ? rest : null;
        Uninvoiced();
    }

    /// <summary>
    /// That <paramref name="term"/> was paid. While the service is Active the next one follows without a gap; when it
    /// lapsed, it starts today.
    /// </summary>
    /// <returns>The term that this opened; none for one that runs already, and for one that waits for its activation.</returns>
    internal Term? Paid(int term, LocalNow now)
    {
        if (term <= TermNumber || Status is ServiceStatus.Cancelled)
        {
            return null;
        }

        if (Status is ServiceStatus.Ordered)
        {
            AwaitsActivationSince ??= now.Instant;
            return null;
        }

        return Open(StartOfTheNextTerm(now), now);
    }

    /// <summary>That <paramref name="term"/> is given for nothing. One that is to come opens as if it were paid.</summary>
    internal void Give(int term, LocalNow now)
    {
        if (term > TermNumber)
        {
            Open(StartOfTheNextTerm(now), now, isFree: true);
        }

        InvoicedTerm = Math.Max(InvoicedTerm, term);
        Version++;
    }

    /// <summary>Whether something is owed for it on <paramref name="today"/>.</summary>
    internal bool IsInDebt(DateOnly today) => DueOn <= today;

    /// <summary>What is still owed for it after a payment or a void invoice.</summary>
    /// <param name="earliest">The first day on which something is due; null when nothing is owed.</param>
    internal void Owes(DateOnly? earliest, LocalNow now)
    {
        earliest = Renews ? earliest : null; // what is bought once can be owed, and is never overdue

        // Who activated it in spite of a debt gave it the days anew.
        var activated = now.DayOf(ChangedAt);
        DueOn = earliest is { } due && Status is ServiceStatus.Active && due < activated ? activated.AddDays(DaysToPay) : earliest;
        if (Status is ServiceStatus.Suspended && SuspensionSource is Services.SuspensionSource.Overdue)
        {
            AwaitsActivationSince = earliest is { } open && open <= now.Today ? null : AwaitsActivationSince ?? now.Instant;
        }
    }

    internal void Warned(DateOnly suspendsOn)
    {
        WarnedFor = DueOn;
        SuspendsOn = suspendsOn;
    }

    /// <summary>Lets its terms begin and end with those of the service that it extends: the first one is what is left until then.</summary>
    /// <param name="anchor">The day that they are counted from; at most <paramref name="today"/>.</param>
    internal void Align(DateOnly anchor, DateOnly today)
    {
        AnchorOn = anchor;
        Part = Cycle is { } cycle && Renews ? PartTerm.Of(cycle, anchor, today) : null;
    }

    internal void Touch() => Version++;

    private long FeeOf(int quantity) => Renews ? checked(RecurringFee!.Value * quantity) : 0;

    private Term? ContinueTerms(ServiceStatus from, LocalNow now)
    {
        if (DueOn < now.Today)
        {
            DueOn = now.Today.AddDays(DaysToPay);
        }

        if (TermNumber == 0 || from is ServiceStatus.Cancelled && TermEndsOn <= now.Today)
        {
            return Open(now.Today, now);
        }

        if (NextTermOn < now.Today)
        {
            NextTermOn = now.Today;
        }

        return null;
    }

    private DateOnly StartOfTheNextTerm(LocalNow now)
    {
        var next = NextTermOn ?? now.Today;
        return Status is ServiceStatus.Active || next > now.Today ? next : now.Today;
    }

    private Term Open(DateOnly startsOn, LocalNow now, DateOnly? anchor = null, bool isFree = false)
    {
        anchor ??= Part is null ? null : AnchorOn;
        if (Part is not null && InvoicedTerm <= TermNumber)
        {
            Part = PartTerm.Of(Cycle!.Value, anchor!.Value, startsOn); // nobody was asked to pay for those days yet
        }

        var fee = isFree ? 0 : FeeOfTheNextTerm;
        AnchorOn = anchor ?? (startsOn == TermEndsOn ? AnchorOn : null) ?? startsOn;
        TermEndsOn = NextTermOn = Part is { } part ? EndOf(part, startsOn) : Renews ? Cycle!.Value.BorderAfter(AnchorOn.Value, startsOn) : null;
        var term = new Term(this, ++TermNumber, startsOn, TermEndsOn, fee, now);
        _terms.Add(term);
        return term;
    }

    // Who pays late has the days that were paid for, and then a part again until the border. One that costs nothing is given.
    private DateOnly EndOf(PartTerm part, DateOnly startsOn)
    {
        var end = startsOn < part.EndsOn ? part.EndsOn : startsOn.AddDays(part.Days);
        Part = PartTerm.Of(Cycle!.Value, AnchorOn!.Value, end) is { IsWhole: false } rest ? rest : null;
        if (Part is not null && FeeOfTheNextTerm == 0)
        {
            end = Part.EndsOn;
            Part = null;
        }

        return end;
    }
}
