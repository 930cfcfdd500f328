using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Who may hold a card, and what each may do.</summary>
public sealed class HolderTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly Activite Clinic = new(new Structure("10B0099999", "CLINIQUE DES ESSAIS"), "SA04");
    private static readonly Activite Practice = new(new Structure("499700500301001", "CABINET DU DR DOUBLE"), "SA07");

    [TestCase("Directeur d'établissement", TypeCarte.Cde)]
    [TestCase("Personnel autorisé", TypeCarte.Cpa)]
    [TestCase("Directeur d'organisme autorisé", TypeCarte.Cda)]
    public async Task Given_a_card_that_the_matrix_has_no_row_for_When_calling_Then_a_session_and_no_right(
        string title, TypeCarte type)
    {
        var card = Cartes.Of(new CarteDefinition(title, "30B0099999/0000000042", "REGENT", "ALIX", Clinic));
        await using var client = new MonEspaceSanteClient(Sandbox.ClientOptions(card));

        var session = await client.Session.GetSessionAsync();
        var refusal = await Refused.ByAsync(client.Dossiers.CheckAsync(PatTrois));

        Assert.That(card.Porteur.Type, Is.EqualTo(type));
        Assert.That(session.Professional.Name, Is.EqualTo(new PersonName("REGENT", "ALIX")));
        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.DroitInsuffisant));
    }

    [Test]
    public async Task Given_an_employee_of_another_structure_When_calling_Then_no_session()
    {
        var card = Cartes.Of(
            new CarteDefinition("Directeur d'établissement", "30B0130811/0000000043", "INTRUS", "NOE", Clinic));
        await using var client = new MonEspaceSanteClient(Sandbox.ClientOptions(card));

        var refusal = await Refused.ByAsync(client.Session.GetSessionAsync());

        Assert.That(refusal.Reason, Is.EqualTo(Reason.AssertionIdentiteDifferente));
    }

    [Test]
    public async Task Given_a_card_that_names_nobody_When_the_directory_does_Then_the_session_is_in_that_name()
    {
        var options = Sandbox.ClientOptions(Cartes["secretaire-anonyme"]);
        options.HolderName = new PersonName("DISCRET", "JO");
        await using var client = new MonEspaceSanteClient(options);

        var session = await client.Session.GetSessionAsync();

        Assert.That(session.Professional.Name, Is.EqualTo(new PersonName("DISCRET", "JO")));
        Assert.That(session.Professional.PsIdNat, Is.EqualTo("699700296140001/CPE00002"));
    }

    [TestCase(0)]
    [TestCase(1)]
    public async Task Given_a_practitioner_with_two_activities_When_one_is_chosen_Then_the_session_is_for_its_structure(
        int chosen)
    {
        var card = Cartes.Of(
            new CarteDefinition("Médecin", "899700500301", "DOUBLE", "CHARLIE", Practice, Clinic));
        var options = Sandbox.ClientOptions(card);
        options.Activite = card.Activites[chosen];
        await using var client = new MonEspaceSanteClient(options);

        var session = await client.Session.GetSessionAsync();

        Assert.That(card.Activites, Is.EqualTo(new[] { Practice, Clinic }));
        Assert.That(session.Structure, Is.EqualTo(card.Activites[chosen].Structure));
    }
}
