using System.Text;
using MonEspaceSante.Cda;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte.Espace;

/// <summary>Documents of persons: brought, hidden, read by professionals, removed; and what is refused leaves
/// nothing.</summary>
public sealed class OwnDepositTests(Engine engine) : EspaceFixture(engine)
{
    private const int Limit = 400_000;

    protected override SandboxOptions Options => new() { TimeProvider = Clock, MaxDocumentBytes = Limit };

    [Test]
    public async Task Given_own_document_When_brought_Then_professionals_read_it_and_the_trace_names_the_person_alone()
    {
        var (uniqueId, bytes) = await OwnAsync(Person);

        var kept = await EspaceCalls.DepositAsync(Own, Person.Wire, bytes);
        using var copy = new MemoryStream();
        await Other.Dmp.RetrieveAsync(Person.Ins, uniqueId, copy);
        var trace = (await TracesAsync(Own, Person)).Find(one => one.UniqueId == uniqueId && one.Person is not null)!;
        var told = (await ToldAsync(Own, Person)).Notifications;

        Assert.Multiple(() =>
        {
            Assert.That(kept.Origin, Is.EqualTo(Protos.Dmp.V1.DocumentOrigin.Patient));
            Assert.That(kept.Metadata.Authors.Select(author => author.Id), Is.EqualTo(new[] { Person.Ins.Matricule }));
            Assert.That(copy.ToArray(), Is.EqualTo(bytes));
            Assert.That((trace.Transaction, trace.Person.Family), Is.EqualTo(("TD2.1", Person.Name)));
            Assert.That((trace.Professional, trace.Structure), Is.EqualTo((default(object), default(object))));
            Assert.That(told.Select(one => one.Trace?.Rank), Has.No.Member(trace.Rank), "who did it is not told of it");
        });
    }

    [Test]
    public async Task Given_document_by_a_representative_When_brought_Then_kept_under_the_representative_s_name()
    {
        var (_, bytes) = await OwnAsync(Minor, by: ParentOf);

        var kept = await EspaceCalls.DepositAsync(Parent, Minor.Wire, bytes);

        Assert.That(kept.Metadata.Authors.Single().Id, Is.EqualTo(ParentOf.Ins.Matricule));
        Assert.That((await TracesAsync(Parent, Minor))[0].Person.Family, Is.EqualTo(ParentOf.Name));
    }

    [Test]
    public async Task Given_own_document_brought_hidden_When_searched_Then_found_by_nobody_until_shown()
    {
        var (uniqueId, bytes) = await OwnAsync(Person);

        await EspaceCalls.DepositAsync(Own, Person.Wire, bytes, isHidden: true);
        var before = await FindsAsync(Doctor, Person, uniqueId);
        await EspaceCalls.HideAsync(Own, Person.Wire, uniqueId, isHidden: false);

        Assert.That((before, await FindsAsync(Doctor, Person, uniqueId)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Given_own_document_When_removed_Then_gone_for_all_once()
    {
        var (uniqueId, bytes) = await OwnAsync(Person);
        await EspaceCalls.DepositAsync(Own, Person.Wire, bytes);
        var requestId = NewId();

        await EspaceCalls.RemoveAsync(Own, Person.Wire, uniqueId, requestId);
        await EspaceCalls.RemoveAsync(Own, Person.Wire, uniqueId, requestId);
        var anew = await OutcomeAsync(() => EspaceCalls.RemoveAsync(Own, Person.Wire, uniqueId));
        var again = await OutcomeAsync(() => EspaceCalls.DepositAsync(Own, Person.Wire, bytes));

        Assert.That(await FindsAsync(Doctor, Person, uniqueId), Is.False);
        Assert.That((anew, again), Is.EqualTo(("DOCUMENT_INTROUVABLE", "DOCUMENT_DEJA_PRESENT")));
    }

    [Test]
    public async Task Given_deposit_sent_again_When_same_Then_one_document_and_other_content_refused()
    {
        var (_, bytes) = await OwnAsync(Person);
        var (_, other) = await OwnAsync(Person);
        var requestId = NewId();

        var first = await EspaceCalls.DepositAsync(Own, Person.Wire, bytes, requestId: requestId);
        var again = await EspaceCalls.DepositAsync(Own, Person.Wire, bytes, requestId: requestId);
        var reused = await OutcomeAsync(() => EspaceCalls.DepositAsync(Own, Person.Wire, other, requestId: requestId));

        Assert.That(again, Is.EqualTo(first));
        Assert.That(reused, Is.EqualTo("REQUEST_ID_REUTILISE"));
    }

    [TestCase("11488-4", "TYPE_RESERVE_AUX_PROFESSIONNELS")]
    [TestCase("57828-6", "TYPE_RESERVE_AUX_PROFESSIONNELS")]
    [TestCase("REMB", "TYPE_NON_CREABLE")]
    [TestCase("DOCPAT08", "REQUETE_INVALIDE")]
    [TestCase("DOCPAT99", "TYPE_INCONNU")]
    public async Task Given_type_of_others_When_brought_Then_refused_and_nothing_kept(string typeCode, string expected)
    {
        var sample = GivenDocuments.ByPatient(Person.Ins, "DOCPAT01") with { TypeCode = typeCode };

        Assert.That(await SentAsync(sample), Is.EqualTo(expected));
        await Store.DemandNothingOfAsync(Guid.Empty, sample.UniqueId);
    }

    [Test]
    public async Task Given_document_of_another_author_or_patient_When_brought_Then_refused_and_nothing_kept()
    {
        var byDoctor = GivenDocuments.ByPatient(Person.Ins, "DOCPAT01") with { IsByPatient = false };
        var ofMinor = GivenDocuments.ByPatient(Minor.Ins, "DOCPAT01");
        var (uniqueId, byParent) = await OwnAsync(Person, by: ParentOf);

        Assert.That(
            new[]
            {
                await SentAsync(byDoctor),
                await SentAsync(ofMinor),
                await OutcomeAsync(() => EspaceCalls.DepositAsync(Own, Person.Wire, byParent)),
            },
            Is.EqualTo(new[] { "AUTEUR_NON_TITULAIRE", "PATIENT_DIFFERENT", "AUTEUR_NON_TITULAIRE" }));
        await Store.DemandNothingOfAsync(Guid.Empty, byDoctor.UniqueId, ofMinor.UniqueId, uniqueId);
    }

    [Test]
    public async Task Given_spoilt_upload_When_sent_Then_its_own_reason_and_nothing_kept()
    {
        var (uniqueId, bytes) = await OwnAsync(Person);
        var large = GivenDocuments.ByPatient(Person.Ins, "DOCPAT01") with
        {
            Body = CdaSampleBody.Pdf,
            PdfPadding = Limit,
        };

        var outcomes = new[]
        {
            await OutcomeAsync(() => EspaceCalls.DepositAsync(Own, Person.Wire, [])),
            await OutcomeAsync(() => EspaceCalls.DepositAsync(Own, Person.Wire, bytes[..^200])),
            await OutcomeAsync(() => EspaceCalls.DepositAsync(Own, Person.Wire, "bonjour"u8.ToArray())),
            await SentAsync(large),
            await OutcomeAsync(() => EspaceCalls.SendAsync(Own, EspaceCalls.Chunks(bytes))),
            await OutcomeAsync(() => EspaceCalls.SendAsync(Own, [])),
            await OutcomeAsync(() => EspaceCalls.SendAsync(
                Own, [EspaceCalls.Header(Person.Wire), .. EspaceCalls.Chunks(bytes), EspaceCalls.Header(Person.Wire)])),
            await OutcomeAsync(() => EspaceCalls.DepositAsync(Own, Person.Wire, bytes, requestId: "1")),
        };

        Assert.That(outcomes, Is.EqualTo(new[]
        {
            "DOCUMENT_VIDE", "CDA_TRONQUE", "CDA_PAS_XML", "DOCUMENT_TROP_GRAND", "ENVOI_INCOMPLET", "ENVOI_INCOMPLET",
            "REQUETE_INVALIDE", "REQUETE_INVALIDE",
        }));
        await Store.DemandNothingOfAsync(Guid.Empty, uniqueId, large.UniqueId);
    }

    [Test]
    public async Task Given_upload_cut_in_the_middle_When_sent_again_Then_kept_once()
    {
        var (uniqueId, bytes) = await OwnAsync(Person);
        var requestId = NewId();

        using (var call = Own.Comptes.DepositDocument(Own.Headers()))
        {
            await call.RequestStream.WriteAsync(EspaceCalls.Header(Person.Wire, requestId: requestId));
            await call.RequestStream.WriteAsync(EspaceCalls.Chunks(bytes[..(bytes.Length / 2)]).First());
            call.Dispose();
            await Refused.ByCutAsync(call.ResponseAsync);
        }

        await Store.DemandNothingOfAsync(Guid.Parse(requestId), uniqueId);
        var kept = await EspaceCalls.DepositAsync(Own, Person.Wire, bytes, requestId: requestId);
        Assert.That(kept.Metadata.UniqueId, Is.EqualTo(uniqueId));
    }

    [Test]
    public async Task Given_vaccination_noted_by_the_person_When_hidden_Then_refused()
    {
        var note = GivenDocuments.NotedByPatient(Person.Ins, new VaccinationSample { Date = new DateOnly(2019, 3, 4) });
        await using var cda = await note.ToStreamAsync();
        await EspaceCalls.DepositAsync(Own, Person.Wire, cda.ToArray());

        var hide = await OutcomeAsync(() => EspaceCalls.HideAsync(Own, Person.Wire, note.UniqueId, isHidden: true));

        Assert.That(hide, Is.EqualTo("VACCINATION_INVALIDE"));
    }

    private async Task<string> SentAsync(CdaSample sample)
    {
        await using var cda = await sample.ToStreamAsync();
        return await OutcomeAsync(() => EspaceCalls.DepositAsync(Own, Person.Wire, cda.ToArray()));
    }

    private async Task<(string UniqueId, byte[] Bytes)> OwnAsync(Assured patient, Assured? by = null)
    {
        var document = new OwnDocumentN1
        {
            Patient = new CdaPatient
            {
                Ins = patient.Ins,
                BirthName = patient.Name,
                GivenNames = ["CAMILLE"],
                Sex = "F",
                BirthDate = patient.BirthDate.Replace("-", "", StringComparison.Ordinal),
            },
            Representative = by is null ? null : new CdaRepresentative(by.Ins, new PersonName(by.Name, "CAMILLE")),
            TypeCode = "DOCPAT02",
            Title = "Mes traitements",
            EffectiveTime = Clock.GetUtcNow(),
            MediaType = "text/plain",
            Content = new MemoryStream(Encoding.UTF8.GetBytes("Paracétamol 1 g si besoin.")),
        };
        await using var cda = await document.OpenAsync();
        using var bytes = new MemoryStream();
        await cda.CopyToAsync(bytes);
        return (document.UniqueId, bytes.ToArray());
    }
}
