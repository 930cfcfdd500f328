using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>What a software may state of itself to open a session, and who must have signed it.</summary>
public sealed class AssertionTests(Engine engine) : SandboxFixture(engine)
{
    private static IEnumerable<TestCaseData> FalseStatements =>
    [
        Case("another person", AssertionIdentiteDifferente, null, a => a.Professional.PsIdNat = "899700500012"),
        Case("another family name", AssertionIdentiteDifferente, "assertion.professional.name", a =>
            a.Professional.Name.Family = "DUPONT"),
        Case("another first name", AssertionIdentiteDifferente, "assertion.professional.name", a =>
            a.Professional.Name.Given = ""),
        Case("no name", AssertionIdentiteDifferente, "assertion.professional.name", a => a.Professional.Name = null),
        Case("another profession", AssertionIdentiteDifferente, null, a => a.Professional.Profession = "21"),
        Case("an unknown profession", AssertionIdentiteDifferente, null, a => a.Professional.Profession = "REBOUTEUX"),
        Case("a person in mode AIR", CertificatDePersonne, null, a =>
            a.AuthenticationMode = AuthenticationMode.Air),
        Case("a person in mode REGULATION", CertificatDePersonne, null, a =>
            a.AuthenticationMode = AuthenticationMode.Regulation),
        Case("break-glass for a whole session", RequeteInvalide, "assertion.access_mode", a =>
            a.AccessMode = AccessMode.BrisDeGlace),
        Case("a practice that claims to be a regulation centre", RegulationRefusee, null, a =>
            a.AccessMode = AccessMode.Centre15),
        Case("an unknown mode", NonPrisEnCharge, "assertion.authentication_mode", a =>
            a.AuthenticationMode = (AuthenticationMode)99),
        Case("no mode", NonPrisEnCharge, "assertion.authentication_mode", a =>
            a.AuthenticationMode = AuthenticationMode.Unspecified),
        Case("no person", RequeteInvalide, "assertion.professional.ps_id_nat", a => a.Professional = null),
        Case("no profession", RequeteInvalide, "assertion.professional.profession", a =>
            a.Professional.Profession = ""),
        Case("no structure", RequeteInvalide, "assertion.structure.struct_id_nat", a => a.Structure = null),
        Case("no sector", RequeteInvalide, "assertion.sector", a => a.Sector = ""),
        Case("no software", RequeteInvalide, "assertion.software.name", a => a.Software = null),
        Case("no version", RequeteInvalide, "assertion.software.version", a => a.Software.Version = ""),
        Case("no date", RequeteInvalide, "assertion.issue_time", a => a.IssueTime = null),
        Case("no authentication", RequeteInvalide, "assertion.authentication_time", a => a.AuthenticationTime = null),
        Case("an authentication to come", RequeteInvalide, "assertion.authentication_time", a =>
            a.AuthenticationTime = a.IssueTime + Duration.FromTimeSpan(TimeSpan.FromSeconds(1))),
        Case("no class of authentication", RequeteInvalide, "assertion.authentication_context", a =>
            a.AuthenticationContext = ""),
        Case("a card that is said to be a password", RequeteInvalide, "assertion.authentication_context", a =>
            a.AuthenticationContext = RawClient.Password),
        Case("an id that is no UUID", RequeteInvalide, "assertion.assertion_id", a => a.AssertionId = "1"),
        Case("an impossible date", RequeteInvalide, "assertion.issue_time", a =>
            a.IssueTime = new Timestamp { Seconds = long.MaxValue }),
        Case("an endless text", AssertionInvalide, null, a => a.Software.Name = new string('x', 64 * 1024)),
        Case("a name longer than any", AssertionInvalide, null, a => a.Professional.Name.Family = new string('x', 4 * 1024)),
    ];

    private static IEnumerable<TestCaseData> SpoiledRequests =>
    [
        Spoiled("no statement", r => r.Assertion = ByteString.Empty),
        Spoiled("a statement that is no message", r => r.Assertion = ByteString.CopyFromUtf8("bonjour")),
    ];

    [TestCaseSource(nameof(FalseStatements))]
    public async Task Given_a_statement_that_cannot_be_When_signed_and_sent_Then_no_session(
        Protos.Errors.V1.Reason reason, string? field, object change)
    {
        var assertion = RawClient.Assertion(Cartes["medecin"]);
        ((Action<SessionAssertion>)change)(assertion);

        var refusal = await RefusedAsync("medecin", RawClient.Signed(assertion, Cartes["medecin"]));

        Assert.That(refusal.Reason, Is.EqualTo(ErrorCatalogue.Find(reason).Code));
        Assert.That(refusal.Fields is [var named, ..] ? named : null, Is.EqualTo(field));
    }

    [TestCaseSource(nameof(SpoiledRequests))]
    public async Task Given_a_statement_that_was_not_signed_as_it_is_When_sent_Then_no_session(object spoil)
    {
        var request = RawClient.Signed(RawClient.Assertion(Cartes["medecin"]), Cartes["medecin"]);
        ((Action<OpenSessionRequest>)spoil)(request);

        var refusal = await RefusedAsync("medecin", request);

        Assert.That(refusal.Reason, Is.EqualTo("ASSERTION_INVALIDE"));
    }

    [TestCase(-4)]
    [TestCase(4)]
    public async Task Given_a_clock_a_little_wrong_When_a_session_is_asked_for_Then_it_opens(int minutes)
    {
        var assertion = RawClient.Assertion(Cartes["medecin"]);
        assertion.IssueTime = At(TimeSpan.FromMinutes(minutes));
        using var client = new RawClient(Sandbox, Cartes["medecin"].AuthenticationCertificate);

        Assert.That((await client.OpenSessionAsync(assertion, Cartes["medecin"])).Token, Is.Not.Empty);
    }

    [Test]
    public async Task Given_a_stale_statement_When_refused_Then_the_gap_of_the_clocks_is_told()
    {
        var assertion = RawClient.Assertion(Cartes["medecin"]);
        assertion.IssueTime = At(TimeSpan.FromMinutes(-10));

        var refusal = await RefusedAsync("medecin", RawClient.Signed(assertion, Cartes["medecin"]));

        Assert.That(int.Parse(refusal.Metadata["skew_seconds"], null), Is.EqualTo(-600).Within(30));
    }

    [Test]
    public async Task Given_the_statement_and_signature_of_another_card_When_sent_Then_no_session()
    {
        var request = RawClient.Signed(RawClient.Assertion(Cartes["pharmacien"]), Cartes["pharmacien"]);

        Assert.That((await RefusedAsync("medecin", request)).Reason, Is.EqualTo("ASSERTION_AUTRE_CARTE"));
    }

    [Test]
    public async Task Given_one_statement_sent_four_times_at_once_When_answered_Then_one_session_only()
    {
        var request = RawClient.Signed(RawClient.Assertion(Cartes["medecin"]), Cartes["medecin"]);
        using var client = new RawClient(Sandbox, Cartes["medecin"].AuthenticationCertificate);

        var answers = Enumerable.Range(0, 4).Select(_ =>
            client.Sessions.OpenSessionAsync(request).ResponseAsync).ToArray();
        await Task.WhenAll(answers).ContinueWith(_ => { }, TaskScheduler.Default);
        var refusals = await Task.WhenAll(answers.Where(answer => answer.IsFaulted).Select(Refused.OnTheWireAsync));

        Assert.That(refusals.Select(refusal => refusal.Reason), Is.EqualTo(Enumerable.Repeat("ASSERTION_REJOUEE", 3)));
    }

    [Test]
    public async Task Given_the_certificates_of_a_structure_When_they_stand_for_another_Then_no_session()
    {
        var assertion = RawClient.Assertion(Cartes["structure"]);
        assertion.Structure.StructIdNat = "10B0130811";

        var refusal = await RefusedAsync("structure", RawClient.Signed(assertion, Cartes["structure"]));

        Assert.That(refusal.Reason, Is.EqualTo("ASSERTION_IDENTITE_DIFFERENTE"));
    }

    [Test]
    public async Task Given_a_secretary_who_claims_another_structure_than_her_employer_When_sent_Then_no_session()
    {
        var assertion = RawClient.Assertion(Cartes["secretaire"]);
        assertion.Structure.StructIdNat = "10B0130811";

        var refusal = await RefusedAsync("secretaire", RawClient.Signed(assertion, Cartes["secretaire"]));

        Assert.That(refusal.Reason, Is.EqualTo("ASSERTION_IDENTITE_DIFFERENTE"));
        Assert.That(refusal.Fields, Is.EqualTo(new[] { "assertion.structure" }));
    }

    private static TestCaseData Case(
        string name, Protos.Errors.V1.Reason reason, string? field, Action<SessionAssertion> change) =>
        new TestCaseData(reason, field, change).SetArgDisplayNames(name);

    private static TestCaseData Spoiled(string name, Action<OpenSessionRequest> spoil) =>
        new TestCaseData(spoil).SetArgDisplayNames(name);

    private static Timestamp At(TimeSpan fromNow) => (TimeProvider.System.GetUtcNow() + fromNow).ToTimestamp();

    private async Task<WireRefusal> RefusedAsync(string card, OpenSessionRequest request)
    {
        using var client = new RawClient(Sandbox, Cartes[card].AuthenticationCertificate);
        return await Refused.OnTheWireAsync(client.Sessions.OpenSessionAsync(request).ResponseAsync);
    }
}
