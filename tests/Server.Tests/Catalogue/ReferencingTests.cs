using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What the operator references, and what patients see of it.</summary>
public sealed class ReferencingTests(Engine engine) : CatalogueFixture(engine)
{
    [TestCase("INTEROPERABILITE")]
    [TestCase("SECURITE")]
    [TestCase("HEBERGEMENT")]
    [TestCase("ETHIQUE")]
    public async Task Given_a_family_without_a_criterion_or_with_one_unmet_When_referenced_Then_refused_with_it(string name)
    {
        var family = Enum.Parse<CriterionFamily>(name, ignoreCase: true);
        var (missing, unmet) = (Told(), Told());
        missing.Criteria.Remove(missing.Criteria.Single(criterion => criterion.Family == family));
        unmet.Criteria.Add(new Criterion { Family = family, Code = "SEC-12", Met = false });

        var refusals = new[]
        {
            await Refused.OnTheWireAsync(ReferenceAsync(missing)), await Refused.OnTheWireAsync(ReferenceAsync(unmet)),
        };

        Assert.That(
            refusals.Select(refusal => (refusal.Reason, refusal.Metadata["criterion"])),
            Is.EqualTo(new[] { ("CRITERE_NON_REMPLI", name), ("CRITERE_NON_REMPLI", "SEC-12") }));
    }

    [Test]
    public async Task Given_versions_When_one_is_not_after_the_current_Then_refused_and_the_current_stays()
    {
        var id = (await ReferenceAsync(Told(version: "2.9"))).ApplicationId;

        var refused = new List<string>();
        foreach (var version in new[] { "2.8.7", "2.9", "2.9.0", "1" })
            refused.Add(await ReasonAsync(ReferenceAsync(Told(id, version))));
        var next = await ReferenceAsync(Told(id, "2.10"));

        Assert.That(refused, Is.All.EqualTo("VERSION_ANTERIEURE"));
        Assert.That((next.Version, next.Status), Is.EqualTo(("2.10", ApplicationStatus.Referencee)));
    }

    [Test]
    public async Task Given_an_application_When_another_publisher_presents_a_version_Then_refused()
    {
        var id = await ReferenceAsync();
        var taken = Told(id, "2.0");
        taken.StructIdNat = "10B0048048";

        Assert.That(await ReasonAsync(ReferenceAsync(taken)), Is.EqualTo("APPLICATION_AUTRE_EDITEUR"));
    }

    [Test]
    public async Task Given_a_suspended_or_withdrawn_application_When_a_version_comes_Then_neither_is_taken_back()
    {
        var (suspended, withdrawn) = (await ReferenceAsync(), await ReferenceAsync());
        await SetStatusAsync(suspended, ApplicationStatus.Suspendue);
        await SetStatusAsync(withdrawn, ApplicationStatus.Retiree);

        var next = await ReferenceAsync(Told(suspended, "2.0"));

        Assert.That((next.Status, next.StatusReason), Is.EqualTo((ApplicationStatus.Suspendue, "Contrôle en cours.")));
        Assert.That(await ReasonAsync(ReferenceAsync(Told(withdrawn, "2.0"))), Is.EqualTo("APPLICATION_RETIREE"));
    }

    [Test]
    public async Task Given_what_an_application_must_tell_When_it_is_wrong_Then_refused_with_the_field()
    {
        var wrong = new (Action<Application> Spoil, string Field)[]
        {
            (told => told.ApplicationId = "Majuscule", "application.application_id"),
            (told => told.Version = "1.0-beta", "application.version"),
            (told => told.Name = "", "application.name"),
            (told => told.Publisher = new string('x', 201), "application.publisher"),
            (told => told.Description = "a\0", "application.description"),
            (told => told.Scopes.Clear(), "application.scopes"),
            (told => told.Purposes.Add(GrantPurpose.Unspecified), "application.purposes"),
            (told => told.StructIdNat = "899700296140", "application.struct_id_nat"),
            (told => told.Criteria[0].Family = CriterionFamily.Unspecified, "application.criteria[0].family"),
            (told => told.Criteria[1].Code = "", "application.criteria[1].code"),
        };

        foreach (var (spoil, field) in wrong)
        {
            var told = Told();
            spoil(told);
            var refusal = await Refused.OnTheWireAsync(ReferenceAsync(told));
            Assert.That((refusal.Reason, refusal.Fields.Single()), Is.EqualTo(("REQUETE_INVALIDE", field)));
        }
    }

    [Test]
    public async Task Given_a_referencing_When_sent_again_Then_answered_as_the_first_time()
    {
        var request = new ReferenceApplicationRequest { RequestId = NewId(), Application = Told() };

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            await Operator.Referencement.ReferenceApplicationAsync(request, Operator.Headers()))));
        request.Application.Name = "Autre";

        Assert.That(both[1], Is.EqualTo(both[0]));
        Assert.That(
            await ReasonAsync(Operator.Referencement.ReferenceApplicationAsync(request, Operator.Headers()).ResponseAsync),
            Is.EqualTo("REQUEST_ID_REUTILISE"));
    }

    [Test]
    public async Task Given_another_structure_When_it_references_Then_refused()
    {
        var other = Keep(await RawClient.OpenAsync(Sandbox, Cartes["structure"], Clock));
        var request = new ReferenceApplicationRequest { RequestId = NewId(), Application = Told() };

        Assert.That(
            await ReasonAsync(other.Referencement.ReferenceApplicationAsync(request, other.Headers()).ResponseAsync),
            Is.EqualTo("RESERVE_A_L_OPERATEUR"));
    }

    [Test]
    public async Task Given_a_status_without_a_reason_or_an_unknown_application_When_set_Then_refused()
    {
        var id = await ReferenceAsync();
        var request = new SetApplicationStatusRequest
            { RequestId = NewId(), ApplicationId = id, Status = ApplicationStatus.Suspendue };

        Assert.Multiple(async () =>
        {
            Assert.That(
                await ReasonAsync(Operator.Referencement.SetApplicationStatusAsync(request, Operator.Headers()).ResponseAsync),
                Is.EqualTo("REQUETE_INVALIDE"));
            Assert.That(
                await ReasonAsync(SetStatusAsync(id, ApplicationStatus.Unspecified)), Is.EqualTo("REQUETE_INVALIDE"));
            Assert.That(
                await ReasonAsync(SetStatusAsync("inconnue", ApplicationStatus.Suspendue)),
                Is.EqualTo("APPLICATION_INCONNUE"));
        });
    }

    [Test]
    public async Task Given_the_catalogue_When_a_person_lists_it_page_by_page_Then_what_is_referenced_comes_by_name()
    {
        var person = await PersonAsync();
        var (shown, hidden) = (await ReferenceAsync(), await ReferenceAsync());
        await SetStatusAsync(hidden, ApplicationStatus.Suspendue);

        var listed = new List<Application>();
        var page = "";
        do
        {
            var answer = await person.Client.Catalogue.ListApplicationsAsync(
                new() { PageSize = 2, PageToken = page }, person.Client.Headers());
            listed.AddRange(answer.Applications);
            page = answer.NextPageToken;
        }
        while (page.Length > 0);
        var read = await person.Client.Catalogue.GetApplicationAsync(
            new() { ApplicationId = hidden }, person.Client.Headers());

        Assert.Multiple(async () =>
        {
            Assert.That(listed.Select(application => application.ApplicationId), Is.Unique);
            Assert.That(listed.Select(application => application.ApplicationId), Has.Member(shown).And.No.Member(hidden));
            Assert.That(
                listed.Select(application => application.ApplicationId),
                Is.SupersetOf(new[] { "carnet-des-essais", "tension-des-essais" }));
            Assert.That((read.Status, read.StatusReason), Is.EqualTo((ApplicationStatus.Suspendue, "Contrôle en cours.")));
            Assert.That(
                await ReasonAsync(person.Client.Catalogue.GetApplicationAsync(
                    new() { ApplicationId = "inconnue" }, person.Client.Headers()).ResponseAsync),
                Is.EqualTo("APPLICATION_INCONNUE"));
        });
    }
}
