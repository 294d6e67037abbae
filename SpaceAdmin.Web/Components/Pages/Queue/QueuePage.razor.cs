using SpaceAdmin.Core.Access;
using SpaceAdmin.Core.Live;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Web.Addresses;
using Rows = SpaceAdmin.Core.Outbox.QueuePage;

namespace SpaceAdmin.Web.Components.Pages.Queue;

/// <summary>What waits to be told or done outside, and what could not. Open pages follow it.</summary>
public sealed partial class QueuePage(OutboxQueries outbox)
{
    private string Explains => Query.Tab switch
    {
        QueueTab.Failed => "Refused by the outside, or without an answer for too long. What it is about stays as it was until somebody decides.",
        QueueTab.Retrying => "Tried already, and tried again by itself after a while.",
        _ => "Waits for its first try.",
    };

    protected override QueueAddress Parse(Func<string, string?> value) => QueueAddress.Parse(value);

    protected override string AddressOf(QueueAddress query) => query.Text;

    protected override IEnumerable<string> TopicsFor(Actor actor) => [Topics.Queue];

    protected override Task<Rows> LoadAsync(QueueAddress query, CancellationToken ct) => outbox.ListAsync(query.Tab, query.Page, query.Size, ct);
}
