using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Messagerie;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>A pharmacist, a doctor and a patient who is signed in, each in front of their mailbox.</summary>
public abstract class MessagerieFixture(Engine engine) : SandboxFixture(engine)
{
    private protected const string Pharmacy = "pharmacie-du-marche@essais.mssante.fr";
    private protected const string PharmacistsOwn = "paul.marchand@essais.mssante.fr";
    private protected const string DoctorsOwn = "camille.lefort@essais.mssante.fr";
    private protected const string Practice = "cabinet-lefort@essais.mssante.fr";

    /// <summary>The first bytes of a photograph.</summary>
    private protected static byte[] Photo { get; } = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[2_000]];

    private protected static Ins Patient { get; } = Patients.Nessi;

    private protected MonEspaceSanteClient Pharmacist { get; private set; } = null!;

    private protected MonEspaceSanteClient Doctor { get; private set; } = null!;

    private protected PersonneClient Person { get; private set; } = null!;

    protected override bool CardsAreAuthorized => false;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        Pharmacist = Cartes.Client("pharmacien");
        Doctor = Cartes.Client("medecin");
        Person = new PersonneClient(Sandbox.PersonneOptions());
        await Sandbox.SignInAsync(Person, Patient);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (Pharmacist is not null) await Pharmacist.DisposeAsync();
        if (Doctor is not null) await Doctor.DisposeAsync();
        Person?.Dispose();
    }

    private protected static NewMessage ToPatient(string subject = "Votre traitement", params NewAttachment[] attachments) => new()
    {
        Recipients = [Correspondent.Of(Patient)],
        Subject = subject,
        Text = "Bonjour, voici votre ordonnance.",
        Attachments = attachments,
    };

    private protected static NewMessage Answer(Message message, params NewAttachment[] attachments) => new()
    {
        ConversationId = message.ConversationId,
        InReplyTo = message.Id,
        Text = "Merci beaucoup.",
        Attachments = attachments,
    };

    /// <summary>A renewal that the pharmacist prescribes.</summary>
    private protected CdaSample Renewal(Ins? patient = null) =>
        Consultation.By(Cartes["pharmacien"], patient ?? Patient) with
        {
            TypeCode = "75468-9", Title = "Renouvellement", FacilityType = "SA33",
        };

    private protected Task<Submission> FeedAsync(CdaSample sample) => FeedAsync(Pharmacist, sample);

    private protected static async Task<Submission> FeedAsync(MonEspaceSanteClient client, CdaSample sample)
    {
        await using var cda = await sample.ToStreamAsync();
        return await client.Dmp.SubmitAsync(sample.Patient, cda, Visibility.Everyone);
    }

    private protected static NewAttachment Picture(byte[]? bytes = null) =>
        new("photo.jpg", "image/jpeg", new MemoryStream(bytes ?? Photo));

    private protected static async Task<string> ReasonAsync(Task call) => (await Refused.ByAsync(call)).ReasonCode;
}
