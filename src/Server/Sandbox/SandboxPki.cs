using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>
/// The test PKI of a sandbox, made on its first start: a root, the authorities of persons and of organisations, the
/// server's certificate, the revocation lists and the test cards.
/// </summary>
internal sealed class SandboxPki
{
    /// <summary>The code of every sandbox card.</summary>
    public const string Pin = "1234";

    private static readonly TimeSpan ListValidity = TimeSpan.FromDays(365);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly DataFolder _folder;
    private readonly TimeProvider _time;
    private readonly SandboxAuthority _root;
    private readonly SandboxAuthority _persons;
    private readonly SandboxAuthority _organizations;

    private SandboxPki(
        DataFolder folder, TimeProvider time, SandboxAuthority root, SandboxAuthority persons, SandboxAuthority organizations)
    {
        _folder = folder;
        _time = time;
        _root = root;
        _persons = persons;
        _organizations = organizations;
    }

    /// <summary>Opens the PKI of a data folder; makes it, with the cards given, where there is none.</summary>
    public static SandboxPki Open(DataFolder folder, TimeProvider time, IReadOnlyList<SandboxCarte> cartes)
    {
        if (File.Exists(folder.ServerCertificate)) return Load(folder, time);
        folder.CreatePkiFolders();
        var pki = Create(folder, time);
        pki.WriteAuthorities();
        // Drawing keys is nearly all of a sandbox's first start.
        var revoked = new ConcurrentBag<X509Certificate2>();
        Parallel.ForEach(cartes, carte =>
        {
            foreach (var certificate in pki.Issue(carte))
            {
                if (carte.Revoquee) revoked.Add(certificate);
            }
        });
        pki.WriteRevocationLists(revoked);
        pki.WriteServiceCertificate();
        pki.WriteServerCertificate();
        return pki;
    }

    /// <summary>Makes a card: its key pairs and chain in a PKCS#12 file, its activities in a JSON file beside it.</summary>
    public IReadOnlyList<X509Certificate2> Issue(SandboxCarte carte)
    {
        using RSA authenticationKey = SandboxAuthority.DrawKey(), signatureKey = SandboxAuthority.DrawKey();
        return Issue(carte, authenticationKey, signatureKey);
    }

    /// <summary>Makes a card for key pairs that were drawn before.</summary>
    public IReadOnlyList<X509Certificate2> Issue(SandboxCarte carte, RSA authenticationKey, RSA signatureKey)
    {
        var authority = carte.IsPerson ? _persons : _organizations;
        var authentication = authority.Certify(authenticationKey, Template(carte, "AUTH", X509KeyUsageFlags.DigitalSignature) with
        {
            ExtendedKeyUsage = CertificateUsage.ClientAuth,
        });
        var signature = authority.Certify(signatureKey, Template(carte, "SIGN", X509KeyUsageFlags.NonRepudiation));
        X509Certificate2Collection content = [authentication, signature, WithoutKey(authority), WithoutKey(_root)];
        PrivateFile.Write(_folder.CardFile(carte.Fichier), content.Export(X509ContentType.Pkcs12, Pin)!);
        PrivateFile.Write(
            Path.ChangeExtension(_folder.CardFile(carte.Fichier), ".json"),
            JsonSerializer.SerializeToUtf8Bytes(new { carte.Activites, carte.Specialite }, Json));
        return [authentication, signature];
    }

    private static SandboxPki Create(DataFolder folder, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var root = SandboxAuthority.CreateRoot("TEST AC RACINE BAC A SABLE", now);
        return new SandboxPki(
            folder,
            time,
            root,
            root.CreateIntermediate("TEST AC PERSONNES BAC A SABLE", now),
            root.CreateIntermediate("TEST AC ORGANISATIONS BAC A SABLE", now));
    }

    private static SandboxPki Load(DataFolder folder, TimeProvider time)
    {
        var pki = new SandboxPki(
            folder, time, Authority("racine"), Authority("personnes"), Authority("organisations"));
        if (!File.Exists(folder.ServiceCertificate)) pki.WriteServiceCertificate();
        if (pki.AreRevocationListsAgeing()) pki.WriteRevocationLists(pki.RevokedCertificates());
        return pki;

        SandboxAuthority Authority(string name) =>
            new(X509Certificate2.CreateFromPemFile(folder.AuthorityCertificate(name), folder.AuthorityKey(name)));
    }

    private static X509Certificate2 WithoutKey(SandboxAuthority authority) =>
        X509CertificateLoader.LoadCertificate(authority.Certificate.RawData);

    private CertificateTemplate Template(SandboxCarte carte, string label, X509KeyUsageFlags usage)
    {
        var now = _time.GetUtcNow();
        var subject = (carte.Titre, carte.Prenom) switch
        {
            (null, _) => SandboxSubject.OfOrganization(carte.Nom, carte.IdNat, $"{label} {carte.Nom}"),
            ({ } title, null) => SandboxSubject.OfAnonymousEmployee(title, carte.Nom, carte.IdNat),
            ({ } title, { } givenName) => SandboxSubject.OfPerson(title, givenName, carte.Nom, carte.IdNat),
        };
        return carte.Perimee
            ? new(subject, usage, now.AddHours(-23), now.AddHours(-1))
            : new(subject, usage, now.AddHours(-23), now.AddYears(3));
    }

    private void WriteAuthorities()
    {
        foreach (var (name, authority) in NamedAuthorities())
        {
            File.WriteAllText(_folder.AuthorityCertificate(name), authority.Certificate.ExportCertificatePem() + "\n");
            using var key = authority.Certificate.GetRSAPrivateKey()!;
            PrivateFile.Write(_folder.AuthorityKey(name), System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        }
    }

    private void WriteRevocationLists(IReadOnlyCollection<X509Certificate2> revoked)
    {
        foreach (var certificate in revoked)
            File.WriteAllText(_folder.RevokedCertificate(certificate.SerialNumber), certificate.ExportCertificatePem());
        foreach (var (name, authority) in NamedAuthorities())
        {
            var list = authority.IssueRevocationList(revoked, _time.GetUtcNow(), ListValidity);
            PrivateFile.Write(_folder.RevocationList(name), list);
        }
    }

    private IReadOnlyCollection<X509Certificate2> RevokedCertificates() =>
        [.. Directory.EnumerateFiles(_folder.Revoked, "*.pem").Select(X509CertificateLoader.LoadCertificateFromFile)];

    private bool AreRevocationListsAgeing() =>
        NamedAuthorities().Any(
            a => _time.GetUtcNow() - File.GetLastWriteTimeUtc(_folder.RevocationList(a.Name)) > ListValidity / 2);

    private IEnumerable<(string Name, SandboxAuthority Authority)> NamedAuthorities() =>
        [("racine", _root), ("personnes", _persons), ("organisations", _organizations)];

    private void WriteServiceCertificate()
    {
        var now = _time.GetUtcNow();
        var subject = SandboxSubject.OfOrganization("SERVICE DES ESSAIS", "10B0000001", "AUTH SERVICE DES ESSAIS");
        using var certificate = _organizations.Issue(
            new(subject, X509KeyUsageFlags.DigitalSignature, now.AddHours(-23), now.AddYears(3))
            {
                ExtendedKeyUsage = CertificateUsage.ClientAuth,
            });
        X509Certificate2Collection content = [certificate, WithoutKey(_organizations)];
        PrivateFile.Write(_folder.ServiceCertificate, content.Export(X509ContentType.Pkcs12)!);
    }

    // Written last: its presence says that the PKI is complete.
    private void WriteServerCertificate()
    {
        var now = _time.GetUtcNow();
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        var usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment;
        using var certificate = _organizations.Issue(
            new(SandboxSubject.OfServer("localhost"), usage, now.AddHours(-23), now.AddYears(3))
            {
                ExtendedKeyUsage = CertificateUsage.ServerAuth,
                AlternativeNames = names.Build(),
            });
        X509Certificate2Collection content = [certificate, WithoutKey(_organizations)];
        PrivateFile.Write(_folder.ServerCertificate, content.Export(X509ContentType.Pkcs12)!);
    }
}
