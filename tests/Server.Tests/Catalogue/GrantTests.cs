using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What persons let applications do.</summary>
public sealed class GrantTests(Engine engine) : CatalogueFixture(engine)
{
    [Test]
    public async Task Given_choices_that_the_application_is_not_referenced_for_When_granted_Then_refused()
    {
        var person = await PersonAsync();
        var told = Told();
        told.Scopes.Clear();
        told.Scopes.Add(GrantScope.LireMesures);
        await ReferenceAsync(told);
        var purpose = Choice(person, told.ApplicationId, GrantScope.LireMesures);
        purpose.Purposes.Add(GrantPurpose.Diagnostic);

        Assert.That(await GrantReasonAsync(person, Choice(person, told.ApplicationId)), Is.EqualTo("PORTEE_NON_PREVUE"));
        Assert.That(await GrantReasonAsync(person, purpose), Is.EqualTo("PORTEE_NON_PREVUE"));
    }

    [Test]
    public async Task Given_an_application_that_is_not_referenced_When_granted_Then_refused_with_its_reason()
    {
        var person = await PersonAsync();
        var (suspended, withdrawn) = (await ReferenceAsync(), await ReferenceAsync());
        await SetStatusAsync(suspended, ApplicationStatus.Suspendue);
        await SetStatusAsync(withdrawn, ApplicationStatus.Retiree);

        Assert.Multiple(async () =>
        {
            Assert.That(await GrantReasonAsync(person, Choice(person, suspended)), Is.EqualTo("APPLICATION_SUSPENDUE"));
            Assert.That(await GrantReasonAsync(person, Choice(person, withdrawn)), Is.EqualTo("APPLICATION_RETIREE"));
            Assert.That(await GrantReasonAsync(person, Choice(person, "inconnue")), Is.EqualTo("APPLICATION_INCONNUE"));
            Assert.That(await GrantReasonAsync(person, Choice(person, "\0")), Is.EqualTo("APPLICATION_INCONNUE"));
        });
    }

    [Test]
    public async Task Given_nothing_chosen_or_no_words_When_granted_Then_refused_with_the_field()
    {
        var person = await PersonAsync();
        var id = await ReferenceAsync();
        var (noScope, noPurpose, noWords, unknown) =
            (Choice(person, id), Choice(person, id), Choice(person, id), Choice(person, id));
        noScope.Scopes.Clear();
        noPurpose.Purposes.Clear();
        noWords.ConsentText = " ";
        unknown.Scopes.Add((GrantScope)40);

        Assert.Multiple(async () =>
        {
            foreach (var (request, field) in new[]
                { (noScope, "scopes"), (noPurpose, "purposes"), (noWords, "consent_text"), (unknown, "scopes") })
            {
                var refusal = await Refused.OnTheWireAsync(
                    person.Client.Catalogue.GrantAccessAsync(request, person.Client.Headers()).ResponseAsync);
                Assert.That((refusal.Reason, refusal.Fields.Single()), Is.EqualTo(("REQUETE_INVALIDE", field)));
            }
        });
    }

    [Test]
    public async Task Given_somebody_else_s_account_or_one_that_is_not_active_When_granted_Then_refused()
    {
        var (person, other) = (await PersonAsync(), await PersonAsync());
        var id = await ReferenceAsync();
        var strange = Choice(person, id);
        strange.Patient = other.Wire;
        await Comptes.HappenAsync(other.PatientId, compte => compte with { Status = CompteStatus.Cree });

        Assert.That(await GrantReasonAsync(person, strange), Is.EqualTo("PERSONNE_NON_REPRESENTEE"));
        Assert.That(await GrantReasonAsync(other, Choice(other, id)), Is.EqualTo("COMPTE_NON_ACTIF"));
    }

    [Test]
    public async Task Given_a_grant_When_sent_again_Then_answered_as_the_first_time_and_other_content_refused()
    {
        var person = await PersonAsync();
        var request = Choice(person, await ReferenceAsync());

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            await person.Client.Catalogue.GrantAccessAsync(request, person.Client.Headers()))));
        var other = request.Clone();
        other.Scopes.RemoveAt(0);

        Assert.That(both[1], Is.EqualTo(both[0]));
        Assert.That(await GrantReasonAsync(person, other), Is.EqualTo("REQUEST_ID_REUTILISE"));
        Assert.That((await ListAsync(person)).Grants, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_a_grant_When_the_person_grants_anew_Then_the_former_one_ends()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person, id: null, GrantScope.LireDocuments);

        var again = await GrantAsync(person, application.ApplicationId, GrantScope.LireMesures);

        Assert.That(await ReasonAsync(application.ListAsync()), Is.EqualTo("CONSENTEMENT_RETIRE"));
        Assert.That(
            (await ListAsync(person)).Grants.Select(grant => (grant.GrantId, grant.RevokeTime is null)),
            Is.EquivalentTo(new[] { (again.Grant.GrantId, true), (application.GrantId, false) }));
    }

    [Test]
    public async Task Given_a_grant_When_a_version_asks_for_more_Then_the_grant_stays_as_it_was_given()
    {
        var person = await PersonAsync();
        var told = Told();
        told.Scopes.Clear();
        told.Scopes.Add(GrantScope.LireDocuments);
        await ReferenceAsync(told);
        var application = await LetInAsync(person, told.ApplicationId, GrantScope.LireDocuments);

        await ReferenceAsync(Told(told.ApplicationId, "2.0.0"));

        Assert.That((await application.GrantAsync()).Scopes, Is.EqualTo(new[] { GrantScope.LireDocuments }));
        Assert.That(await application.ListIdsAsync(), Is.Empty);
        Assert.That(await ReasonAsync(application.MeasuresAsync()), Is.EqualTo("PORTEE_NON_ACCORDEE"));
    }

    [Test]
    public async Task Given_each_call_When_its_scope_is_not_granted_Then_refused_with_the_scope()
    {
        var person = await PersonAsync();
        var id = await ReferenceAsync();
        var application = await LetInAsync(person, id, GrantScope.LireAgenda);
        using var upload = new RawUpload(application, Guid.NewGuid());

        Assert.Multiple(async () =>
        {
            Assert.That(await ScopeAsync(application.ListAsync()), Is.EqualTo("LIRE_DOCUMENTS"));
            Assert.That(await ScopeAsync(application.ReadAsync("1.2.3")), Is.EqualTo("LIRE_DOCUMENTS"));
            Assert.That(
                await ScopeAsync(application.Watch().ResponseStream.MoveNext(CancellationToken.None)),
                Is.EqualTo("LIRE_DOCUMENTS"));
            Assert.That(await ScopeAsync(upload.AnswerAsync()), Is.EqualTo("DEPOSER_DOCUMENTS"));
            Assert.That(await ScopeAsync(application.MeasuresAsync()), Is.EqualTo("LIRE_MESURES"));
            Assert.That(await ScopeAsync(application.AddAsync(MeasureTests.Weight("70"))), Is.EqualTo("ECRIRE_MESURES"));
            Assert.That(await ScopeAsync(application.NoteAsync(new())), Is.EqualTo("ECRIRE_AGENDA"));
            Assert.That(await ScopeAsync(application.CancelAsync(new())), Is.EqualTo("ECRIRE_AGENDA"));
        });
    }

    [Test]
    public async Task Given_a_grant_of_another_person_or_none_When_taken_back_Then_unknown()
    {
        var (person, other) = (await PersonAsync(), await PersonAsync());
        var granted = await GrantAsync(other, await ReferenceAsync());

        Assert.That(await ReasonAsync(RevokeAsync(person, granted.Grant.GrantId)), Is.EqualTo("CONSENTEMENT_INCONNU"));
        Assert.That(await ReasonAsync(RevokeAsync(person, "rien")), Is.EqualTo("CONSENTEMENT_INCONNU"));
    }

    [Test]
    public async Task Given_grants_When_listed_page_by_page_Then_each_comes_once_latest_first()
    {
        var person = await PersonAsync();
        var given = new List<string>();
        for (var i = 0; i < 3; i++) given.Add((await GrantAsync(person, await ReferenceAsync())).Grant.GrantId);

        var first = await ListAsync(person, pageSize: 2);
        var second = await ListAsync(person, pageSize: 2, first.NextPageToken);
        var strange = await ReasonAsync(ListAsync(await PersonAsync(), 2, first.NextPageToken));

        Assert.That(first.Grants.Concat(second.Grants).Select(grant => grant.GrantId), Is.EqualTo(Enumerable.Reverse(given)));
        Assert.That((second.NextPageToken, strange), Is.EqualTo(("", "PAGE_INVALIDE")));
    }

    [Test]
    public async Task Given_a_minor_When_a_parent_lets_an_application_in_Then_it_sees_what_the_parent_does_and_until_majority()
    {
        var parent = await PersonAsync();
        var minor = await Comptes.MinorOfAsync(parent);
        var application = await LetInAsync(minor);
        var documents = new GivenDocuments(Sandbox);
        var shown = await documents.BroughtByPatientAsync(GivenDocuments.ByPatient(minor.Ins, "DOCPAT01"));
        await documents.BroughtByPatientAsync(
            GivenDocuments.ByPatient(minor.Ins, "DOCPAT02"), new Visibility { HiddenFromRepresentatives = true });
        var strange = await ReasonAsync(GrantAsync(minor with { Client = (await PersonAsync()).Client }, application.ApplicationId));

        var listed = await application.ListIdsAsync();
        await Comptes.HappenAsync(minor.PatientId, compte => compte.ComeOfAge(compte.MajorityAt!.Value));
        var handedOver = await ReasonAsync(application.ListAsync());
        await Comptes.HappenAsync(minor.PatientId, compte => compte.Activate(Clock.GetUtcNow()));
        var adult = await ReasonAsync(application.ListAsync());

        Assert.That(listed, Is.EqualTo(new[] { shown.Metadata.UniqueId }));
        Assert.That((strange, handedOver, adult), Is.EqualTo(("PERSONNE_NON_REPRESENTEE", "COMPTE_NON_ACTIF", "CONSENTEMENT_RETIRE")));
    }

    private static async Task<ListGrantsResponse> ListAsync(SignedInPerson person, int pageSize = 0, string page = "") =>
        await person.Client.Catalogue.ListGrantsAsync(
            new() { Patient = person.Wire, PageSize = pageSize, PageToken = page }, person.Client.Headers());

    private static Task<string> GrantReasonAsync(SignedInPerson person, GrantAccessRequest request) =>
        ReasonAsync(person.Client.Catalogue.GrantAccessAsync(request, person.Client.Headers()).ResponseAsync);

    private static async Task<string> ScopeAsync(Task call)
    {
        var refusal = await Refused.OnTheWireAsync(call);
        Assert.That(refusal.Reason, Is.EqualTo("PORTEE_NON_ACCORDEE"));
        return refusal.Metadata["scope"];
    }
}
