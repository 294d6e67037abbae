using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpaceAdmin.Core.Outside;

/// <summary>What is wrong with a server's certificate, in words.</summary>
internal static class CertificateFaults
{
    private static readonly Oid s_server = new("1.3.6.1.5.5.7.3.1");

    /// <summary>
    /// How certificates are checked. None is fetched from where another one says that it lies: that would be a way into the network
    /// past all rules of ours. A server that sends its chain as it should does not need it.
    /// </summary>
    public static X509ChainPolicy NewPolicy() => new()
    {
        ApplicationPolicy = { s_server },
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
        VerificationTimeIgnored = true, // else this moment would count as now for ever
    };

    /// <exception cref="OutsideException">It does not verify.</exception>
    public static bool Check(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors is SslPolicyErrors.None
        ? true
        : throw new OutsideException($"The certificate does not verify: {string.Join(", ", Reasons(certificate as X509Certificate2, chain, errors).Distinct())}.");

    private static IEnumerable<string> Reasons(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            yield return "the server has none";
            yield break;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            yield return $"it is for another name ({OutsideWords.Clean(certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false))})";
        }

        foreach (var status in chain?.ChainStatus ?? [])
        {
            yield return Reason(certificate, status);
        }
    }

    private static string Reason(X509Certificate2 certificate, X509ChainStatus status) => status.Status switch
    {
        X509ChainStatusFlags.NotTimeValid => Time(certificate),
        X509ChainStatusFlags.UntrustedRoot when certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData) => "it is signed by itself",
        X509ChainStatusFlags.UntrustedRoot => "nobody whom this machine trusts has signed it",
        X509ChainStatusFlags.PartialChain => "the server does not send the certificates that lead to one whom this machine trusts",
        X509ChainStatusFlags.NotValidForUsage => "it is not for servers",
        X509ChainStatusFlags.Revoked => "it was revoked",
        X509ChainStatusFlags.NotSignatureValid => "its signature is wrong",
        _ => $"{status.Status}",
    };

    private static string Time(X509Certificate2 certificate)
    {
        var now = DateTime.UtcNow;
        return certificate.NotAfter.ToUniversalTime() < now ? $"it expired on {Day(certificate.NotAfter)}"
            : certificate.NotBefore.ToUniversalTime() > now ? $"it is valid from {Day(certificate.NotBefore)} only"
            : "one of those that signed it is out of date";
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
