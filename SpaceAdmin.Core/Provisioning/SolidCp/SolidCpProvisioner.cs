using System.Globalization;
using SpaceAdmin.Core.Outbox;
using SpaceAdmin.Core.Outside;

namespace SpaceAdmin.Core.Provisioning;

/// <summary>
/// Does in a SolidCP panel what was decided here. The panel knows no keys: a repeat looks first for what a lost answer made, which
/// bears our mark.
/// </summary>
public sealed partial class SolidCpProvisioner(OutsideClient outside) : IProvisioner
{
    private const int RoleOfCustomers = 3;
    private const int PackageNameMaxLength = 300;

    public ProvisionerDescription Description => SolidCpDescription.Value;

    /// <summary>For all steps of a request together. Shorter than the outbox waits: of two tries at once each would make its own hosting space.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public async Task<ProvisionerAnswer> SendAsync(
        ProvisionerConnection connection, string key, ProvisioningRequest request, OutsideReferences references, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            return await DoAsync(connection, key, request, references, either.Token).ConfigureAwait(false);
        }
        catch (SolidCpException refusal)
        {
            return refusal.Answer;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ProvisionerAnswer(OutboxVerdict.Unclear, $"The panel did not answer all that it was asked within {Text((int)Patience.TotalSeconds)} seconds.");
        }
    }

    public async Task<ProvisionerAnswer> TestAsync(ProvisionerConnection connection, CancellationToken ct)
    {
        try
        {
            var userName = connection.Fields[SolidCpDescription.UserName];
            var user = await new SolidCpClient(outside, connection).FindUserAsync(userName, ct).ConfigureAwait(false);
            return user is null
                ? throw Refused($"The panel answers, but knows no user “{userName}”.")
                : Confirmed($"The panel answers, and knows “{userName}”.");
        }
        catch (SolidCpException refusal)
        {
            return refusal.Answer;
        }
    }

    private async Task<ProvisionerAnswer> DoAsync(
        ProvisionerConnection connection, string key, ProvisioningRequest request, OutsideReferences references, CancellationToken ct)
    {
        var client = new SolidCpClient(outside, connection);
        return (request.Action, IsMade: references.Service is not null, IsAddOn: request.Parent is not null) switch
        {
            (ProvisioningAction.Delete, _, _) => Confirmed("Nothing is deleted in the panel."),
            (ProvisioningAction.ChangeQuantity, false, _) => NothingMade(),
            (ProvisioningAction.ChangeQuantity, _, false) => Confirmed("The panel counts no pieces of a hosting space."),
            (ProvisioningAction.Activate, false, false) => await FirstActivationAsync(client, connection, key, request, ct).ConfigureAwait(false),
            (ProvisioningAction.Activate, _, true) or (_, true, true) => await ChangeAddOnAsync(client, key, request, references, ct).ConfigureAwait(false),
            (_, true, false) => await ChangePackageAsync(client, Number(references.Service!), request, ct).ConfigureAwait(false),
            (_, false, false) => await EndPackageLeftBehindAsync(client, request, ct).ConfigureAwait(false),
            (_, false, true) => await EndAddOnLeftBehindAsync(client, request, references, ct).ConfigureAwait(false),
        };
    }

    private static async Task<ProvisionerAnswer> ChangePackageAsync(SolidCpClient client, int package, ProvisioningRequest request, CancellationToken ct)
    {
        var status = Status(request.Action);
        await client.ChangeStatusAsync(package, status, ct).ConfigureAwait(false);
        return Confirmed($"Hosting space {Text(package)} is {Word(status)} in the panel.", Text(package));
    }

    /// <summary>
    /// Changes what a lost answer made for a service that has no number here; most often there is none. Else somebody whose
    /// activation was given up would keep a hosting space that nobody knows of.
    /// </summary>
    private static async Task<ProvisionerAnswer> EndPackageLeftBehindAsync(SolidCpClient client, ProvisioningRequest request, CancellationToken ct)
    {
        var user = SolidCpAccount.UserNameRefusal(request.Customer.UserName) is null ? await client.FindUserAsync(request.Customer.UserName, ct).ConfigureAwait(false) : null;
        var made = user is null ? null : await FindMadeAsync(client, user.Id, plan: null, request, ct).ConfigureAwait(false);
        return made is null ? NothingMade() : await ChangePackageAsync(client, made.Id, request, ct).ConfigureAwait(false);
    }

    private static async Task<ProvisionerAnswer> FirstActivationAsync(SolidCpClient client, ProvisionerConnection connection, string key, ProvisioningRequest request, CancellationToken ct)
    {
        var plan = OutsidePlan(request);
        var user = await UserAsync(client, connection, request.Customer, ct).ConfigureAwait(false);
        if (await FindMadeAsync(client, user, plan, request, ct).ConfigureAwait(false) is not { } made)
        {
            var name = request.Service.Name.Length > PackageNameMaxLength ? request.Service.Name[..PackageNameMaxLength] : request.Service.Name;
            var added = await client.AddPackageAsync(user, plan, name, Mark(request, key), request.DecidedAt, ct).ConfigureAwait(false);
            return Confirmed($"Hosting space {Text(added)} was made in the panel.", Text(added));
        }

        // Made by a try whose answer was lost.
        if (made.StatusId != (int)SolidCpStatus.Active)
        {
            await client.ChangeStatusAsync(made.Id, SolidCpStatus.Active, ct).ConfigureAwait(false);
        }

        return Confirmed($"Hosting space {Text(made.Id)}, made before, is active in the panel.", Text(made.Id));
    }

    /// <summary>The customer's number in the panel, which makes one where it has none.</summary>
    private static async Task<int> UserAsync(SolidCpClient client, ProvisionerConnection connection, ProvisionedCustomer customer, CancellationToken ct)
    {
        if (SolidCpAccount.UserNameRefusal(customer.UserName) is { } refused)
        {
            throw Refused(refused);
        }

        if (await client.FindUserAsync(customer.UserName, ct).ConfigureAwait(false) is { } user)
        {
            // Else a customer who is called like the reseller, or like its staff, would get hosting spaces in its name.
            return user.RoleId == RoleOfCustomers ? user.Id : throw Refused($"“{customer.UserName}” is no customer in the panel, but somebody who runs it.");
        }

        var parent = SolidCpDescription.Number(connection.Fields[SolidCpDescription.HostingSpace]) ?? throw Refused("The settings do not say in which hosting space of the panel customers are made.");
        var (first, last) = SolidCpAccount.Names(customer);
        return await client.CreateUserAsync(new SolidCpNewUser(parent, customer.UserName, SolidCpAccount.NewPassword(), first, last, customer.Email ?? ""), ct).ConfigureAwait(false);
    }

    /// <summary>What a lost answer made for the service.</summary>
    private static async Task<SolidCpPackage?> FindMadeAsync(SolidCpClient client, int user, int? plan, ProvisioningRequest request, CancellationToken ct)
    {
        foreach (var package in await client.PackagesOfAsync(user, ct).ConfigureAwait(false))
        {
            // The panel's list leaves the comments out.
            var comments = package.PlanId != (plan ?? package.PlanId) ? null : package.Comments ?? (await client.FindPackageAsync(package.Id, ct).ConfigureAwait(false))?.Comments;
            if (comments is not null && IsMarked(comments, request))
            {
                return package;
            }
        }

        return null;
    }

    /// <summary>What we write beside what we make, for ourselves and for people. By the service, so that another request for it finds it as well.</summary>
    private static string Mark(ProvisioningRequest request, string key) => $"{MarkOf(request)} ({key})";

    private static bool IsMarked(string comments, ProvisioningRequest request) => comments.StartsWith(MarkOf(request) + " ", StringComparison.Ordinal);

    private static string MarkOf(ProvisioningRequest request) => $"SpaceAdmin service #{Text(request.Service.Number)}";

    private static int OutsidePlan(ProvisioningRequest request) =>
        SolidCpDescription.Number(request.Plan?.OutsidePlan) ?? throw Refused(request.Plan is null
            ? "It was not bought as anything of the catalogue, so nobody knows which of the panel's plans it is."
            : $"“{request.Plan.Name}” does not say which of the panel's plans it is. Set its plan at the provisioner to the number that the panel shows.");

    private static int Number(string reference) => int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Refused($"“{OutsideWords.Clean(reference)}” is no number of the panel's. Was it made by another provisioner?");

    private static SolidCpStatus Status(ProvisioningAction action) => action switch
    {
        ProvisioningAction.Activate or ProvisioningAction.ChangeQuantity => SolidCpStatus.Active,
        ProvisioningAction.Suspend => SolidCpStatus.Suspended,
        ProvisioningAction.Cancel => SolidCpStatus.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    private static string Word(SolidCpStatus status) => status switch
    {
        SolidCpStatus.Active => "active",
        SolidCpStatus.Suspended => "suspended",
        SolidCpStatus.Cancelled => "cancelled",
        _ => "new",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static ProvisionerAnswer NothingMade() => Confirmed("Nothing was made for it in the panel, so there is nothing to change.");

    private static ProvisionerAnswer Confirmed(string words, string? reference = null) => new(OutboxVerdict.Confirmed, words, reference);

    private static SolidCpException Refused(string words) => new(OutboxVerdict.Refused, words);
}
