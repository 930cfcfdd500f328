using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Habilitation;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Habilitation;

internal sealed class FunctionalMatrixTests
{
    private static readonly FunctionalMatrix Matrix = FunctionalMatrix.Load(null);

    private static readonly MatrixActor[] Actors =
    [
        MatrixActor.ProfessionnelSante, MatrixActor.Medecin, MatrixActor.MedecinTraitant,
        MatrixActor.MedecinTravail, MatrixActor.Cpe, MatrixActor.Structure,
    ];

    private static readonly AccessMode[] Modes = [AccessMode.Normal, AccessMode.Centre15, AccessMode.BrisDeGlace];

    private static IEnumerable<string> Methods => DmpService.Descriptor.Methods.Select(method => method.Name);

    // Each group is an actor: normal access, centre 15, break-glass. y granted, n denied, a own documents, s own
    // structure, - no such cell in the national table, which denies.
    //                                   PS  doc MT  occ CPE ES
    [TestCase("TD0.2",                       "yyy yyy y-y y-- y-- yy-")]
    [TestCase("TD0.3.ajout",                 "ynn ynn y-n n-- y-- nn-")]
    [TestCase("TD0.3.suppression",           "ynn ynn y-n n-- n-- nn-")]
    [TestCase("TD0.3.medecin-traitant",      "nnn nnn y-n n-- n-- nn-")]
    [TestCase("TD0.4",                       "yyy yyy y-y y-- s-- nn-")]
    [TestCase("TD0.4.derniere-autorisation", "yyy yyy y-y y-- s-- yn-")]
    [TestCase("TD0.5",                       "nyn nyn n-n n-- n-- ny-")]
    [TestCase("TD0.9",                       "yyy yyy y-y y-- y-- nn-")]
    [TestCase("TD1.3a",                      "yyy yyy y-y y-- y-- yy-")]
    [TestCase("TD1.6",                       "ynn ynn y-n y-- n-- nn-")]
    [TestCase("TD2.1",                       "yyy yyy y-y y-- n-- ss-")]
    [TestCase("TD2.2",                       "nnn nnn n-n n-- y-- nn-")]
    [TestCase("TD3.1",                       "yyy yyy y-y y-- n-- nn-")]
    [TestCase("TD3.1.reference",             "yyy yyy y-y y-- y-- yy-")]
    [TestCase("TD3.2",                       "yyy yyy y-y n-- n-- nn-")]
    [TestCase("TD3.2.masque",                "ayy ayy y-y n-- n-- nn-")]
    [TestCase("TD3.3a.masquer",              "ynn ynn y-n y-- n-- nn-")]
    [TestCase("TD3.3a.demasquer",            "ann ann y-n a-- n-- nn-")]
    [TestCase("TD3.3b",                      "ynn ynn y-n y-- n-- nn-")]
    [TestCase("TD3.3c",                      "aaa aaa a-a a-- s-- ss-")]
    [TestCase("TD3.3c.document-patient",     "nnn nnn y-y n-- n-- nn-")]
    [TestCase("TD3.3d",                      "ann ayy y-y a-- n-- nn-")]
    [TestCase("TD3.3d.document-patient",     "nnn nnn y-y n-- n-- nn-")]
    public void Cells_are_those_of_the_national_table(string transaction, string expected)
    {
        var cells = Actors.Select(actor => string.Concat(Modes.Select(mode => Letter(actor, mode, transaction))));

        Assert.That(string.Join(' ', cells), Is.EqualTo(expected.Replace('-', 'n')));
    }

    [Test]
    public void Every_transaction_has_its_row_in_the_table_above()
    {
        var told = GetType().GetMethod(nameof(Cells_are_those_of_the_national_table))!
            .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false)
            .Select(row => (string)((TestCaseAttribute)row).Arguments[0]!);

        Assert.That(told, Is.EquivalentTo(Transactions.All));
    }

    [TestCase("TD9.9")]
    [TestCase("")]
    public void A_transaction_without_row_is_denied(string transaction) =>
        Assert.That(
            from actor in Actors from mode in Modes select Matrix.Of(actor, mode, transaction), Is.All.EqualTo(Grant.Denied));

    [Test]
    public void An_unknown_actor_or_mode_is_denied()
    {
        Assert.That(Matrix.Of(null, AccessMode.Normal, "TD0.2"), Is.EqualTo(Grant.Denied));
        Assert.That(Matrix.Of(MatrixActor.Medecin, (AccessMode)99, "TD0.2"), Is.EqualTo(Grant.Denied));
    }

    [TestCase(AuthenticationMode.Indirecte, "TD0.2 TD0.4.derniere-autorisation TD1.3a TD2.1 TD3.1.reference TD3.3c")]
    [TestCase(
        AuthenticationMode.Air,
        "TD0.2 TD0.3.ajout TD0.3.medecin-traitant TD0.3.suppression TD0.4 TD0.4.derniere-autorisation TD1.3a TD3.1 "
        + "TD3.1.reference TD3.2 TD3.2.masque TD3.3a.demasquer TD3.3a.masquer TD3.3b TD3.3c TD3.3c.document-patient "
        + "TD3.3d TD3.3d.document-patient")]
    [TestCase(
        AuthenticationMode.Regulation,
        "TD0.2 TD0.4 TD0.4.derniere-autorisation TD0.5 TD0.9 TD1.3a TD2.1 TD3.1 TD3.1.reference TD3.2 TD3.2.masque "
        + "TD3.3c TD3.3d")]
    [TestCase(AuthenticationMode.Unspecified, "")]
    public void A_mode_of_authentication_allows_its_transactions(AuthenticationMode mode, string expected)
    {
        var allowed = Transactions.All.Where(transaction => Matrix.Allows(mode, transaction));

        Assert.That(string.Join(' ', allowed.Order(StringComparer.Ordinal)), Is.EqualTo(expected));
    }

    [TestCase(AuthenticationMode.Directe)]
    [TestCase(AuthenticationMode.ProSanteConnect)]
    public void The_direct_modes_allow_every_transaction(AuthenticationMode mode) =>
        Assert.That(Transactions.All, Is.All.Matches<string>(name => Matrix.Allows(mode, name)));

    [TestCase(AuthenticationMode.Directe, "10", "SM26", "TD2.1", Grant.Granted)]
    [TestCase(AuthenticationMode.ProSanteConnect, "10", "SM26", "TD2.1", Grant.Granted)]
    [TestCase(AuthenticationMode.ProSanteConnect, "60", "", "TD3.2.masque", Grant.OwnDocuments)]
    [TestCase(AuthenticationMode.Air, "10", "SM26", "TD2.1", Grant.Denied, Description = "the row grants, the mode does not")]
    [TestCase(AuthenticationMode.Air, "10", "SM26", "TD3.2.masque", Grant.OwnDocuments)]
    [TestCase(AuthenticationMode.Air, "10", "SM25", "TD3.2", Grant.Denied, Description = "the mode allows, the row does not")]
    [TestCase(AuthenticationMode.Indirecte, "10", "SM26", "TD2.1", Grant.OwnStructure)]
    [TestCase(AuthenticationMode.Indirecte, "10", "SM26", "TD3.2", Grant.Denied)]
    public void A_session_is_granted_what_its_row_and_its_mode_both_allow(
        AuthenticationMode mode, string profession, string speciality, string transaction, Grant expected)
    {
        var session = Sessions.Of(mode, profession, speciality);

        Assert.That(Matrix.Of(session, false, AccessMode.Normal, transaction), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Methods))]
    public void Every_method_of_the_dmp_stands_for_a_transaction(string name) =>
        Assert.That(
            Transactions.Of($"/{DmpService.Descriptor.FullName}/{name}"),
            Is.Not.Empty.And.SubsetOf(Transactions.All));

    [Test]
    public void A_method_that_stands_for_no_transaction_is_denied()
    {
        var refusal = Assert.Throws<HabilitationDeniedException>(() => Matrix.Demand(
            Sessions.Of(AuthenticationMode.Directe, "10"),
            AccessMode.Normal,
            $"/{DmpService.Descriptor.FullName}/Burn"));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DroitInsuffisant));
    }

    private static char Letter(MatrixActor actor, AccessMode mode, string transaction) =>
        Matrix.Of(actor, mode, transaction) switch
        {
            Grant.Granted => 'y',
            Grant.OwnDocuments => 'a',
            Grant.OwnStructure => 's',
            _ => 'n',
        };
}
