using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Assertions that open no session, over the connection of a true card.</summary>
internal static class AssertionForgeries
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static IEnumerable<Forgery> All =>
    [
        Stated("organisation as a person", "a structure's certificates in mode DIRECTE", CertificatDeStructure, "structure", a =>
            a.AuthenticationMode = AuthenticationMode.Directe),
        Stated("person as an organisation", "a doctor's card in mode INDIRECTE", CertificatDePersonne, "medecin", a =>
            a.AuthenticationMode = AuthenticationMode.Indirecte),
        Stated("stale", "made six minutes ago", AssertionPerimee, "medecin", a =>
            a.IssueTime = Now.AddMinutes(-6).ToTimestamp()),
        Stated("from the future", "made in a quarter of an hour", AssertionPerimee, "medecin", a =>
            a.IssueTime = Now.AddMinutes(15).ToTimestamp()),
        new("replayed", "the same bytes open a second session", AssertionRejouee, ReplayAsync),
        Spoilt("altered", "one bit of the statement is turned", r => r.Assertion = Flip(r.Assertion)),
        Spoilt("altered signature", "one bit of the signature is turned", r => r.Signature = Flip(r.Signature)),
        Spoilt("without signature", "none is sent", r => r.Signature = ByteString.Empty),
        Spoilt("with something after the signature", "a byte follows the CMS", r =>
            r.Signature = ByteString.CopyFrom([.. r.Signature, 0])),
        Signed("by another card", "true, signed with the pharmacist's card", AssertionAutreCarte, scene =>
            new CmsForge(Key(scene, "pharmacien"))),
        Signed("with the authentication key", "the card's other pair signs", CertificatUsageInterdit, scene =>
            new CmsForge(scene.Doctor.AuthenticationCertificate)),
        Signed("by an expired card", "the doctor's former card signs", CertificatExpire, scene =>
            new CmsForge(Key(scene, "medecin-perimee"))),
        Signed("by a revoked card", "the doctor's lost card signs", CertificatRevoque, scene =>
            new CmsForge(Key(scene, "medecin-revoquee"))),
        Signed("under an unknown root", "a certificate of the doctor's names under another root", CertificatInconnu, _ =>
            new CmsForge(Signature(SandboxAuthority.CreateRoot("AUTRE RACINE", Now)).Make())),
        Signed("with a small key", "a certificate with an RSA key of 1024 bits", CertificatTropFaible, scene =>
            new CmsForge((Signature(scene.Issuer.Persons) with { KeySize = 1024 }).Make())),
        Signed("with a certificate signed with SHA-1", "its issuer's signature can be forged", CertificatTropFaible, scene =>
            new CmsForge((Signature(scene.Issuer.Persons) with { IsSignedWithSha1 = true }).Make())),
        Signed("bound to another certificate", "signing-certificate-v2 tells another", AssertionInvalide, scene =>
            new CmsForge(Key(scene, "medecin")) { BoundTo = scene.Cards["pharmacien"].SignatureCertificate }),
        Signed("with SHA-1", "the digest is SHA-1", AssertionInvalide, scene =>
            new CmsForge(Key(scene, "medecin")) { Digest = CmsForge.Sha1 }),
        Signed("without signed attributes", "nothing ties the signature to a certificate", AssertionInvalide, scene =>
            new CmsForge(Key(scene, "medecin")) { BoundTo = null }),
    ];

    private static Forgery Stated(string name, string how, Reason reason, string card, Action<SessionAssertion> change) =>
        new($"assertion: {name}", how, reason, scene =>
        {
            var assertion = RawClient.Assertion(scene.Cards[card]);
            change(assertion);
            return scene.OpenAsync(RawClient.Signed(assertion, scene.Cards[card]), card);
        });

    private static Forgery Spoilt(string name, string how, Action<OpenSessionRequest> spoil) =>
        new($"assertion: {name}", how, AssertionInvalide, scene =>
        {
            var request = RawClient.Signed(scene.Assertion(), scene.Doctor);
            spoil(request);
            return scene.OpenAsync(request);
        });

    private static Forgery Signed(string name, string how, Reason reason, Func<ForgeryScene, CmsForge> signature) =>
        new($"assertion signed: {name}", how, reason, scene =>
        {
            var assertion = scene.Assertion().ToByteString();
            return scene.OpenAsync(new OpenSessionRequest
            {
                Assertion = assertion,
                Signature = ByteString.CopyFrom(signature(scene).Sign(assertion.ToByteArray())),
            });
        });

    private static async Task<IReadOnlyList<WireRefusal>> ReplayAsync(ForgeryScene scene)
    {
        var request = RawClient.Signed(scene.Assertion(), scene.Doctor);
        using var client = new RawClient(scene.Sandbox, scene.Doctor.AuthenticationCertificate);
        await client.Sessions.OpenSessionAsync(request);
        return await scene.OpenAsync(request);
    }

    private static X509Certificate2 Key(ForgeryScene scene, string card) => scene.Cards[card] is var carte
        && carte.SignatureCertificate.HasPrivateKey
            ? carte.SignatureCertificate
            : carte.SignatureCertificate.CopyWithPrivateKey(carte.SignatureKey);

    private static CertificateForge Signature(SandboxAuthority issuer) => new(issuer.Certificate)
    {
        KeyUsage = X509KeyUsageFlags.NonRepudiation,
        ExtendedKeyUsages = [],
    };

    private static ByteString Flip(ByteString bytes)
    {
        var flipped = bytes.ToByteArray();
        flipped[^1] ^= 1;
        return ByteString.CopyFrom(flipped);
    }
}
