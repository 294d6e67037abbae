using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SpaceAdmin.Tests.Outside;

/// <summary>Certificates that nobody trusts.</summary>
public static class TestCertificate
{
    public static X509Certificate2 SelfSigned(string name, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(from ?? DateTimeOffset.UtcNow.AddDays(-1), until ?? DateTimeOffset.UtcNow.AddDays(1));
    }
}
