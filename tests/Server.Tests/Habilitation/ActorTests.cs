using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.Habilitation;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Habilitation;

internal sealed class ActorTests
{
    private static readonly FunctionalMatrix Matrix = FunctionalMatrix.Load(null);

    private static IEnumerable<string> OtherProfessions =>
        ValueSet.Professions.Codes.Select(code => code.Value).Where(code => code != "10");

    [TestCase(AuthenticationMode.Directe, "10", "SM26", false, MatrixActor.Medecin)]
    [TestCase(AuthenticationMode.Directe, "10", "", false, MatrixActor.Medecin)]
    [TestCase(AuthenticationMode.Directe, "10", "SM26", true, MatrixActor.MedecinTraitant)]
    [TestCase(AuthenticationMode.Directe, "10", "SM25", false, MatrixActor.MedecinTravail)]
    [TestCase(AuthenticationMode.Directe, "10", "C41", false, MatrixActor.MedecinTravail)]
    [TestCase(AuthenticationMode.Directe, "10", "CAPA11", false, MatrixActor.MedecinTravail)]
    [TestCase(AuthenticationMode.Directe, "10", "SM25", true, MatrixActor.MedecinTravail)]
    [TestCase(AuthenticationMode.Directe, "60", "SM25", false, MatrixActor.ProfessionnelSante)]
    [TestCase(AuthenticationMode.Directe, "28", "", true, MatrixActor.ProfessionnelSante)]
    [TestCase(AuthenticationMode.Directe, "SECRETARIAT_MEDICAL", "", false, MatrixActor.Cpe)]
    [TestCase(AuthenticationMode.ProSanteConnect, "10", "SM26", false, MatrixActor.Medecin)]
    [TestCase(AuthenticationMode.ProSanteConnect, "10", "SM26", true, MatrixActor.MedecinTraitant)]
    [TestCase(AuthenticationMode.ProSanteConnect, "10", "SM25", false, MatrixActor.MedecinTravail)]
    [TestCase(AuthenticationMode.ProSanteConnect, "28", "", false, MatrixActor.ProfessionnelSante)]
    [TestCase(AuthenticationMode.Air, "10", "SM26", true, MatrixActor.MedecinTraitant)]
    [TestCase(AuthenticationMode.Air, "21", "", false, MatrixActor.ProfessionnelSante)]
    [TestCase(AuthenticationMode.Indirecte, "10", "SM26", true, MatrixActor.Structure)]
    [TestCase(AuthenticationMode.Indirecte, "334", "", false, MatrixActor.Structure)]
    [TestCase(
        AuthenticationMode.Regulation, "10", "SM59", true, MatrixActor.Medecin,
        Description = "the regulation has no column for him")]
    [TestCase(AuthenticationMode.Regulation, "60", "", false, MatrixActor.ProfessionnelSante)]
    [TestCase(AuthenticationMode.Regulation, "SECRETARIAT_MEDICAL", "", false, MatrixActor.Cpe)]
    [TestCase(AuthenticationMode.Regulation, "335", "", false, MatrixActor.Structure)]
    public void A_session_acts_as(
        AuthenticationMode mode, string profession, string speciality, bool isMedecinTraitant, MatrixActor expected) =>
        Assert.That(Matrix.ActorOf(Sessions.Of(mode, profession, speciality), isMedecinTraitant), Is.EqualTo(expected));

    [TestCaseSource(nameof(OtherProfessions))]
    public void A_profession_that_is_not_a_doctor_s_acts_as_a_health_professional(string profession) =>
        Assert.That(
            Matrix.ActorOf(Sessions.Of(AuthenticationMode.Directe, profession), false),
            Is.EqualTo(MatrixActor.ProfessionnelSante));

    [TestCase(AuthenticationMode.Directe, "99")]
    [TestCase(AuthenticationMode.Directe, "")]
    [TestCase(AuthenticationMode.Air, "SECRETARIAT_MEDICAL")]
    [TestCase(AuthenticationMode.ProSanteConnect, "SECRETARIAT_MEDICAL")]
    [TestCase(AuthenticationMode.Unspecified, "10")]
    public void A_session_that_no_rule_fits_is_no_actor(AuthenticationMode mode, string profession) =>
        Assert.That(Matrix.ActorOf(Sessions.Of(mode, profession), false), Is.Null);
}
