using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>TD0.2: all that a practice software needs when a patient's file opens, in one call.</summary>
public sealed class PatientContextTests(Engine engine) : UnauthorizedFixture(engine)
{
    private static readonly string[] WithoutReading =
        ["TD0.2", "TD0.3", "TD1.3a", "TD2.1", "TD3.1b", "TD3.3c"];

    [Test]
    public async Task Given_no_authorisation_When_opened_Then_only_what_needs_none_is_granted()
    {
        await using var client = Cartes.Client("medecin");

        var context = await client.Dossiers.OpenAsync(Patients.Petra);

        Assert.That(context.Dossier.Authorization, Is.EqualTo(AuthorizationStatus.NonExiste));
        Assert.That(context.Transactions, Is.EqualTo(WithoutReading));
        Assert.That(context.PreviousVisitTime, Is.Null);
        Assert.That(context.Dossier.Traits, Is.Null, "hidden by default");
    }

    [Test]
    public async Task Given_an_authorisation_When_opened_Then_reading_is_granted_and_visits_are_remembered()
    {
        await using var client = Cartes.Client("medecin");
        await client.Dossiers.AuthorizeAsync(Patients.Attribut, Agreed);

        var first = await client.Dossiers.OpenAsync(Patients.Attribut);
        var second = await client.Dossiers.OpenAsync(Patients.Attribut, new OpenOptions { IncludeTraits = true });

        Assert.That(first.Transactions, Is.SupersetOf(
            WithoutReading.Concat(["TD1.6", "TD3.1", "TD3.2", "TD3.3a", "TD3.3b", "TD3.3d"])));
        Assert.That(first.PreviousVisitTime, Is.Null);
        Assert.That(second.PreviousVisitTime, Is.Not.Null);
        Assert.That(second.Dossier.Traits!.BirthName, Is.EqualTo("ATTRIBUT"));
    }

    [Test]
    public async Task Given_new_documents_When_counts_are_asked_for_Then_told_by_type_since_the_last_visit()
    {
        await using var reader = Cartes.Client("pharmacien");
        await reader.Dossiers.AuthorizeAsync(Patients.Alot, Agreed);
        var counts = new OpenOptions { IncludeCounts = true };
        await DepositAsync(Patients.Alot);
        await DepositAsync(Patients.Alot);

        var first = await reader.Dossiers.OpenAsync(Patients.Alot, counts);
        await DepositAsync(Patients.Alot);
        var second = await reader.Dossiers.OpenAsync(Patients.Alot, counts);
        var third = await reader.Dossiers.OpenAsync(Patients.Alot, counts);

        Assert.That(first.NewDocuments, Is.EqualTo(new Dictionary<string, int> { ["11488-4"] = 2 }));
        Assert.That(second.NewDocuments, Is.EqualTo(new Dictionary<string, int> { ["11488-4"] = 1 }));
        Assert.That(third.NewDocuments, Is.Empty);
        Assert.That(third.HasMedicalSummary, Is.False);
    }

    [TestCase("medecin", Reason.AutorisationAbsente)]
    [TestCase("secretaire", Reason.DroitInsuffisant)]
    public async Task Given_who_may_not_read_When_counts_are_asked_for_Then_refused(string card, Reason reason)
    {
        await using var client = Cartes.Client(card);

        var opening = client.Dossiers.OpenAsync(Patients.Corse, new OpenOptions { IncludeCounts = true });

        Assert.That(await ReasonOfAsync(opening), Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_an_opening_When_software_searches_by_itself_Then_once_and_not_after_counts()
    {
        await using var client = Cartes.Client("medecin");
        await client.Dossiers.AuthorizeAsync(Patients.Nessi, Agreed);
        using var raw = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        var unopened = await AutomaticAsync(raw, Patients.Nessi);
        await client.Dossiers.OpenAsync(Patients.Nessi);
        var once = await AutomaticAsync(raw, Patients.Nessi);
        var twice = await AutomaticAsync(raw, Patients.Nessi);
        await client.Dossiers.OpenAsync(Patients.Nessi, new OpenOptions { IncludeCounts = true });
        var counted = await AutomaticAsync(raw, Patients.Nessi);

        Assert.That(once, Is.Null);
        Assert.That(new[] { unopened, twice, counted }, Is.All.EqualTo("RECHERCHE_AUTOMATIQUE_REFUSEE"));
        Assert.That(async () => await client.Dmp.FindAsync(Patients.Nessi).CountAsync(), Throws.Nothing, "the user may");
    }

    [Test]
    public async Task Given_traits_of_the_software_When_some_differ_Then_named_and_nothing_else_told()
    {
        await using var client = Cartes.Client("medecin");
        var same = new Traits
        {
            BirthName = "Pat trois", GivenNames = "Dominique", Sex = "F", BirthDate = "1979-03-28",
        };

        var agreeing = await client.Dossiers.OpenAsync(PatTrois, new OpenOptions { LocalTraits = same });
        var differing = await client.Dossiers.OpenAsync(
            PatTrois,
            new OpenOptions { LocalTraits = new() { BirthName = "MARTIN", GivenNames = "Dominique Anne", Sex = "M" } });

        Assert.That(agreeing.DivergingTraits, Is.Empty);
        Assert.That(differing.DivergingTraits, Is.EqualTo(new[]
        {
            DivergingTrait.BirthName, DivergingTrait.GivenNames, DivergingTrait.Sex,
        }));
        Assert.That(differing.Dossier.Traits, Is.Null);
    }

    [Test]
    public async Task Given_a_minor_and_dates_of_no_calendar_When_opened_Then_the_age_is_told_where_it_can()
    {
        await using var client = Cartes.Client("medecin");

        var minor = await client.Dossiers.OpenAsync(Patients.Mineure);
        var moon = await client.Dossiers.OpenAsync(Patients.Lunaire);
        var unknown = await client.Dossiers.OpenAsync(Patients.Corse);

        Assert.That((minor.IsMinor, moon.IsMinor, unknown.IsMinor), Is.EqualTo((true, false, false)));
    }

    [Test]
    public async Task Given_oppositions_When_opened_Then_told()
    {
        await using var client = Cartes.Client("medecin");
        await using var colleague = Cartes.Client("medecin-formation");
        await using var other = Cartes.Client("pharmacien");

        var kept = await client.Dossiers.SetFeedingOppositionAsync(Patients.OpposeBrisDeGlace, isOpposed: true);
        var mine = await colleague.Dossiers.OpenAsync(Patients.OpposeBrisDeGlace);
        var theirs = await other.Dossiers.OpenAsync(Patients.OpposeBrisDeGlace);
        await client.Dossiers.SetFeedingOppositionAsync(Patients.OpposeBrisDeGlace, isOpposed: false);
        var lifted = await client.Dossiers.OpenAsync(Patients.OpposeBrisDeGlace);

        Assert.That((kept.IsOpposed, kept.Structure.StructIdNat), Is.EqualTo((true, "499700296140001")));
        Assert.That(
            (mine.IsFeedingOpposed, theirs.IsFeedingOpposed, lifted.IsFeedingOpposed), Is.EqualTo((true, false, false)));
        Assert.That(theirs.IsBrisDeGlaceOpposed, Is.True);
    }

    [Test]
    public async Task Given_no_open_dossier_When_opened_Then_told_and_nothing_granted()
    {
        await using var client = Cartes.Client("medecin");

        var closed = await client.Dossiers.OpenAsync(Patients.Ferme, new OpenOptions { IncludeCounts = true });
        var none = await client.Dossiers.OpenAsync(Patients.SansDossier);

        Assert.That((closed.Dossier.Status, none.Dossier.Status), Is.EqualTo((DossierStatus.Ferme, DossierStatus.Inexistant)));
        Assert.That(closed.Transactions.Concat(none.Transactions), Is.All.EqualTo("TD0.2"));
        Assert.That(closed.Dossier.ClosingReason, Is.EqualTo("Je ne veux plus de DMP"));
    }

    [Test]
    public async Task Given_an_account_without_name_When_its_data_are_read_Then_said_so()
    {
        await using var client = Cartes.Client("structure");

        var data = await client.Dossiers.GetAdministrativeDataAsync(Patients.SansNom);
        var opposed = await client.Dossiers.GetAdministrativeDataAsync(Patients.OpposeUrgence);
        var old = await client.Dossiers.GetAdministrativeDataAsync(Patients.NonRattache);

        Assert.That(data.Traits.BirthName, Is.EqualTo("NON_RENSEIGNE"));
        Assert.That((data.IsAttachedToMonEspaceSante, old.IsAttachedToMonEspaceSante), Is.EqualTo((true, false)));
        Assert.That((opposed.IsUrgenceOpposed, opposed.IsBrisDeGlaceOpposed), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Given_any_software_When_the_national_parameters_are_read_Then_told()
    {
        await using var client = Cartes.Client("pharmacien");

        var parameters = await client.Dossiers.GetParametersAsync();

        Assert.That(parameters, Is.EqualTo(new NationalParameters(18, true, false, false)));
    }

    private static async Task<string?> AutomaticAsync(RawClient client, Ins patient)
    {
        var request = new Wire.FindDocumentsRequest
        {
            Patient = RawDeposit.Wire(patient),
            Initiative = Wire.SearchInitiative.Automatique,
        };
        try
        {
            await client.Dmp.FindDocumentsAsync(request, client.Headers());
            return null;
        }
        catch (RpcException refusal)
        {
            return WireRefusal.Read(refusal).Reason;
        }
    }

    private async Task DepositAsync(Ins patient)
    {
        await using var author = Cartes.Client("medecin");
        await using var cda = await Consultation.By(Cartes["medecin"], patient).ToStreamAsync();
        await author.Dmp.SubmitAsync(patient, cda, Visibility.Everyone);
    }
}
