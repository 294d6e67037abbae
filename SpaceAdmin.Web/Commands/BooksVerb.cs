using System.CommandLine;
using System.Globalization;
using SpaceAdmin.Core.Billing;

namespace SpaceAdmin.Web.Commands;

internal static class BooksVerb
{
    public static Command Create(VerbRunner runner)
    {
        var verify = new Command("verify", "Work out anew what invoices, credit notes, payments and balances say of one another, and name what cannot be true.");
        verify.SetAction((_, ct) => runner.RunAsync<BooksVerifier>((verifier, token) => RunAsync(runner, verifier, token), ct));
        return new Command("books", "Look after the books.") { verify };
    }

    private static async Task<int> RunAsync(VerbRunner runner, BooksVerifier verifier, CancellationToken ct)
    {
        var result = await verifier.VerifyAsync(ct);
        if (!result.Succeeded)
        {
            return await runner.FailAsync(result.Failure);
        }

        var verdict = result.Value;
        await runner.Terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"The books agree: {verdict.Invoices:N0} invoices, {verdict.CreditNotes:N0} credit notes, {verdict.Payments:N0} payments."));
        foreach (var sums in verdict.Sums)
        {
            await runner.Terminal.Out.WriteLineAsync($"{sums.Received} received{(sums.Changed.Minor == 0 ? "" : $", {sums.Changed} by hand")}: {sums.Kept} for invoices, {sums.Balances} on balances.");
        }

        return VerbRunner.Done;
    }
}
