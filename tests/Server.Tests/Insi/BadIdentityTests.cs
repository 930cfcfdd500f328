using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi;

/// <summary>Requests that no identity can be read from, sent without the SDK.</summary>
public sealed class BadIdentityTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly TestCaseData[] Searches =
    [
        Search("no traits", "REQUETE_INVALIDE", "traits", request => request.Traits = null),
        Search("no name", "TRAITS_INVALIDES", "traits.birth_name", request => request.Traits.BirthName = ""),
        Search("an emoji", "TRAITS_INVALIDES", "traits.given_names", request => request.Traits.GivenNames = "RUTH 🙂"),
        Search("another sex", "TRAITS_INVALIDES", "traits.sex", request => request.Traits.Sex = "X"),
        Search("an impossible date", "TRAITS_INVALIDES", "traits.birth_date", request => request.Traits.BirthDate = "1977-14-14"),
        Search("another place", "TRAITS_INVALIDES", "traits.birth_place", request => request.Traits.BirthPlace = "PARIS"),
    ];

    private static readonly TestCaseData[] Cards =
    [
        Card("nothing", "source", new SearchByVitaleRequest()),
        Card("no token", "apcv_token", new SearchByVitaleRequest { ApcvToken = "" }),
        Card("a token without end", "apcv_token", new SearchByVitaleRequest { ApcvToken = new string('a', 10_000) }),
        Card("a wrong key", "beneficiary.insured_matricule", Beneficiary("277076322082911", "1977-07-14", 1)),
        Card("no date", "beneficiary.birth_date", Beneficiary("277076322082910", "", 1)),
        Card("no such rank", "beneficiary.birth_rank", Beneficiary("277076322082910", "1977-07-14", 10)),
    ];

    [TestCaseSource(nameof(Searches))]
    public async Task Given_traits_that_cannot_be_When_looked_for_Then_the_field_is_named(
        string reason, string field, object spoil)
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var request = new SearchByTraitsRequest { Traits = Nessi() };
        ((Action<SearchByTraitsRequest>)spoil)(request);

        var refusal = await Refused.OnTheWireAsync(
            client.Identities.SearchByTraitsAsync(request, client.Headers()).ResponseAsync);

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo((reason, field)));
    }

    [TestCaseSource(nameof(Cards))]
    public async Task Given_a_card_that_cannot_be_When_looked_for_Then_the_field_is_named(string field, object request)
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        var refusal = await Refused.OnTheWireAsync(
            client.Identities.SearchByVitaleAsync((SearchByVitaleRequest)request, client.Headers()).ResponseAsync);

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", field)));
    }

    [Test]
    public async Task Given_bad_lines_in_a_batch_When_verified_Then_the_good_ones_are_finished()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        using var call = client.Identities.VerifyIdentities(client.Headers());
        foreach (var (line, spoil) in new (string, Action<VerifyIdentitiesRequest>)[]
        {
            ("good", _ => { }),
            ("key", request => request.Ins.Matricule = "277076322082911"),
            ("short", request => request.Ins.Matricule = "27707632208291"),
            ("authority", request => request.Ins.Oid = "1.2.3"),
            ("none", request => request.Ins = null),
            ("date", request => request.Traits.BirthDate = "hier"),
            ("last", _ => { }),
        })
        {
            var request = new VerifyIdentitiesRequest { Line = line, Ins = Number(), Traits = Nessi() };
            spoil(request);
            await call.RequestStream.WriteAsync(request);
        }

        await call.RequestStream.CompleteAsync();
        var answers = new Dictionary<string, (IdentityVerdict, string, string)>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            var answer = call.ResponseStream.Current;
            answers.Add(answer.Line, (answer.Verdict, answer.Reason, answer.Field));
        }

        Assert.That(answers, Is.EquivalentTo(new Dictionary<string, (IdentityVerdict, string, string)>
        {
            ["good"] = (IdentityVerdict.Identique, "", ""),
            ["key"] = (IdentityVerdict.Unspecified, "INS_CLE_INVALIDE", "ins.matricule"),
            ["short"] = (IdentityVerdict.Unspecified, "INS_FORMAT_INVALIDE", "ins.matricule"),
            ["authority"] = (IdentityVerdict.Unspecified, "INS_OID_REFUSE", "ins.oid"),
            ["none"] = (IdentityVerdict.Unspecified, "REQUETE_INVALIDE", "ins"),
            ["date"] = (IdentityVerdict.Unspecified, "TRAITS_INVALIDES", "traits.birth_date"),
            ["last"] = (IdentityVerdict.Identique, "", ""),
        }));
    }

    [Test]
    public async Task Given_a_line_without_a_name_When_verified_Then_the_batch_is_refused()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        using var call = client.Identities.VerifyIdentities(client.Headers());
        await call.RequestStream.WriteAsync(new VerifyIdentitiesRequest { Ins = Number(), Traits = Nessi() });

        var refusal = await Refused.OnTheWireAsync(call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "line")));
    }

    [Test]
    public async Task Given_no_session_When_looked_for_Then_refused()
    {
        using var client = new RawClient(Sandbox, Cartes["medecin"].AuthenticationCertificate);

        var refusal = await Refused.OnTheWireAsync(
            client.Identities.SearchByTraitsAsync(new SearchByTraitsRequest { Traits = Nessi() }).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo("SESSION_ABSENTE"));
    }

    private static TestCaseData Search(string name, string reason, string field, Action<SearchByTraitsRequest> spoil) =>
        new TestCaseData(reason, field, spoil).SetArgDisplayNames(name);

    private static TestCaseData Card(string name, string field, SearchByVitaleRequest request) =>
        new TestCaseData(field, request).SetArgDisplayNames(name);

    private static SearchByVitaleRequest Beneficiary(string matricule, string birth, int rank) => new()
    {
        Beneficiary = new VitaleBeneficiary { InsuredMatricule = matricule, BirthDate = birth, BirthRank = rank },
    };

    private static Ins Number() => new() { Matricule = "277076322082910", Oid = "1.2.250.1.213.1.4.10" };

    private static TraitsIdentite Nessi() => new()
    {
        BirthName = "NESSI",
        GivenNames = "RUTH",
        Sex = "F",
        BirthDate = "1977-07-14",
    };
}
