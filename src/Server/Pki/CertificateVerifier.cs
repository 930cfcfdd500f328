using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Pki;

/// <summary>Judges clients' certificates at every call: a chain is built once, the date and the revocation never cached.</summary>
internal sealed class CertificateVerifier(
    TrustSets sets, TrustFolder trust, RevocationLists lists, OcspStatus ocsp, TimeProvider time)
{
    /// <summary>Demands a certificate that may authenticate a TLS client.</summary>
    public async ValueTask<X509Certificate2> DemandAuthenticationAsync(
        X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        if (certificate is null) throw Refusal.Because(Reason.CertificatAbsent);
        await DemandValidAsync(certificate, cancellationToken);
        Demand(CertificateUsage.AgainstAuthentication(certificate));
        DemandOwnHolder(certificate);
        return certificate;
    }

    /// <summary>Demands a certificate whose key may sign in the name of its holder.</summary>
    public async ValueTask DemandSignatureAsync(X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        await DemandValidAsync(certificate, cancellationToken);
        Demand(CertificateUsage.AgainstSignature(certificate));
        DemandOwnHolder(certificate);
    }

    private static void Demand(Reason against)
    {
        if (against != Reason.Unspecified) throw Refusal.Because(against);
    }

    private async ValueTask DemandValidAsync(X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var authorities = trust.Current;
        var chain = authorities.ChainOf(certificate);
        if (!chain.IsTrusted) throw Refusal.Because(WhyNotTrusted(certificate, chain, authorities));
        if (CertificateUsage.IsTooWeak(certificate)) throw Refusal.Because(Reason.CertificatTropFaible);
        foreach (var element in chain.Certificates) Demand(AgainstDate(element));
        // Only now: whoever is asked about a certificate is asked about one that a known authority issued.
        foreach (var link in chain.Links)
        {
            Demand((lists.IsRevoked(link) ?? await ocsp.IsRevokedAsync(link, cancellationToken)) switch
            {
                true => Reason.CertificatRevoque,
                null => Reason.RevocationInverifiable,
                false => Reason.Unspecified,
            });
        }
    }

    // An authority of persons that vouches for a structure, or the reverse, does what nobody trusts it with.
    private void DemandOwnHolder(X509Certificate2 certificate)
    {
        var holder = IsOrganisation(certificate) ? HolderKind.Organizations : HolderKind.Persons;
        if (sets.HoldersOf(AuthorityName.Of(certificate.IssuerName)) != holder)
            throw Refusal.Because(Reason.CertificatInconnu);
    }

    private static bool IsOrganisation(X509Certificate2 certificate)
    {
        try
        {
            return CertificateSubject.Parse(certificate.SubjectName).IsOrganisation;
        }
        catch (CryptographicException unreadable)
        {
            throw Refusal.Because(Reason.CertificatInconnu, unreadable);
        }
    }

    // An installed authority that bears the name did not issue the certificate: somebody else has taken the name.
    private Reason WhyNotTrusted(X509Certificate2 certificate, CertificateChain chain, Authorities authorities)
    {
        if (Authorities.IsSelfSigned(certificate)) return Reason.CertificatAutoSigne;
        var missing = AuthorityName.Of(chain.LastIssuer);
        return authorities.Has(missing) ? Reason.CertificatInconnu : sets.ReasonAgainst(missing);
    }

    private Reason AgainstDate(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        return now < certificate.NotBefore ? Reason.CertificatPasEncoreValide
            : now > certificate.NotAfter ? Reason.CertificatExpire
            : Reason.Unspecified;
    }
}
