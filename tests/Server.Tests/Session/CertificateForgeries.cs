using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Certificates that no connection may be made with.</summary>
internal static class CertificateForgeries
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static IEnumerable<Forgery> All =>
    [
        Shown("no certificate", "the client shows none", CertificatAbsent, _ => null),
        Shown("self-signed", "a doctor's names, signed by its own key", CertificatAutoSigne, scene =>
            Doctor(scene).MakeSelfSigned()),
        Shown("a root of one's own", "the root itself authenticates", CertificatAutoSigne, _ =>
            SandboxAuthority.CreateRoot("899700296140", Now).Certificate),
        Shown("unknown root", "a chain under another root", CertificatInconnu, _ => Foreign("AUTRE RACINE", "AUTRE AC")),
        Shown("same names as the trusted chain", "root and authority forged with the names of the true ones", CertificatInconnu, _ =>
            Foreign("TEST AC RACINE BAC A SABLE", "TEST AC PERSONNES BAC A SABLE")),
        Shown("issued by a card", "signed with the key of a true card", CertificatInconnu, scene =>
            new CertificateForge(scene.Cards["pharmacien"].AuthenticationCertificate) { NotBefore = Now }.Make()),
        Issued("expired", "true, past its end", CertificatExpire, scene =>
            Doctor(scene) with { NotBefore = Now.AddHours(-2), NotAfter = Now.AddHours(-1) }),
        Issued("not yet valid", "true, before its beginning", CertificatPasEncoreValide, scene =>
            Doctor(scene) with { NotBefore = Now.AddHours(1), NotAfter = Now.AddHours(2) }),
        Shown("revoked", "the card stands on the list of its authority", CertificatRevoque, scene =>
            scene.Cards["medecin-revoquee"].AuthenticationCertificate),
        Issued("wrong extended key usage", "made for servers", CertificatUsageInterdit, scene =>
            Doctor(scene) with { ExtendedKeyUsages = [CertificateUsage.ServerAuth] }),
        Issued("any extended key usage", "made for whatever one likes", CertificatUsageInterdit, scene =>
            Doctor(scene) with { ExtendedKeyUsages = ["2.5.29.37.0"] }),
        Issued("no extended key usage", "the extension is left out", CertificatSansUsage, scene =>
            Doctor(scene) with { ExtendedKeyUsages = [] }),
        Shown("signature certificate", "the card's other pair authenticates", CertificatUsageInterdit, scene =>
            scene.Doctor.SignatureCertificate),
        Shown("of the server", "its own certificate comes back to it", CertificatUsageInterdit, scene =>
            X509CertificateLoader.LoadPkcs12FromFile(scene.Issuer.Folder.ServerCertificate, null)),
        Shown("authority as a card", "the key of an authority authenticates", CertificatUsageInterdit, scene =>
            scene.Issuer.Persons.Certificate),
        Shown("root as a card", "the key of the trusted root authenticates", CertificatUsageInterdit, scene =>
            scene.Issuer.Authority("racine").Certificate),
        Shown("production card on test trust", "issued under the name of a production authority", CertificatDeProduction, _ =>
            Foreign("AC RACINE IGC-SANTE FORT", "AC IGC-SANTE FORT PERSONNES")),
        ShownToProduction("test card on production trust", "a card of the sandbox", CertificatDeTest, scene =>
            scene.Doctor.AuthenticationCertificate),
        ShownToProduction("missing intermediate", "a true card whose authority is not installed", ChaineIncomplete, scene =>
            scene.Production.Card(scene.Production.Root.CreateIntermediate(TestTrust.OrganizationsName, Now))),
        ShownToProduction("revoked intermediate", "a true card whose authority is on the root's list", CertificatRevoque, scene =>
            scene.Production.Card()),
    ];

    private static Forgery Shown(string name, string how, Reason reason, Func<ForgeryScene, X509Certificate2?> make) =>
        new(name, how, reason, scene => scene.ConnectAsync(make(scene)));

    private static Forgery Issued(string name, string how, Reason reason, Func<ForgeryScene, CertificateForge> make) =>
        new(name, how, reason, scene => scene.ConnectAsync(make(scene).Make()));

    private static Forgery ShownToProduction(string name, string how, Reason reason, Func<ForgeryScene, X509Certificate2> make) =>
        new(name, how, reason, scene => scene.ConnectToProductionAsync(make(scene)));

    private static CertificateForge Doctor(ForgeryScene scene) => new(scene.Issuer.Persons.Certificate);

    private static X509Certificate2 Foreign(string root, string authority) =>
        SandboxAuthority.CreateRoot(root, Now).CreateIntermediate(authority, Now).Issue(SandboxIssuer.Doctor());
}
