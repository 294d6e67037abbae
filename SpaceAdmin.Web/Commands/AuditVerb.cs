using System.CommandLine;
using System.Globalization;
using SpaceAdmin.Core.Audit;
using SpaceAdmin.Core.Common;

namespace SpaceAdmin.Web.Commands;

internal static class AuditVerb
{
    private const int HashLength = 64;

    public static Command Create(VerbRunner runner)
    {
        var kept = new Option<string?>("--kept") { Description = "A last hash that an earlier check printed; it must still be there.", HelpName = "HASH" };
        kept.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(token.Value.Length == HashLength && token.Value.All(char.IsAsciiHexDigit)))
            {
                result.AddError($"--kept takes a hash of {HashLength} hexadecimal digits.");
            }
        });
        var verify = new Command("verify", "Check that no entry was changed, removed or put in between, and name the first that was.") { kept };
        verify.SetAction((parsed, ct) => runner.RunAsync<AuditVerifier>(
            (verifier, token) => RunAsync(runner, verifier, parsed.GetValue(kept) is { } hash ? Convert.FromHexString(hash) : null, token), ct));
        return new Command("audit", "Look after the audit log.") { verify };
    }

    private static async Task<int> RunAsync(VerbRunner runner, AuditVerifier verifier, byte[]? kept, CancellationToken ct)
    {
        Result<AuditVerdict> result;
        using (var progress = new TerminalProgress<long>(runner.Terminal, done => string.Create(CultureInfo.InvariantCulture, $"{done:N0} entries agree")))
        {
            result = await verifier.VerifyAsync(kept, progress, ct);
        }

        if (!result.Succeeded)
        {
            return await runner.FailAsync(result.Failure);
        }

        await runner.Terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Value.Entries:N0} entries agree. The last hash is {Convert.ToHexStringLower(result.Value.LastHash)}"));
        return VerbRunner.Done;
    }
}
