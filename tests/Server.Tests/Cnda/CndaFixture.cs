using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>A sandbox where every test of the national book has a patient of its own, and any card acts in any mode.</summary>
public abstract class CndaFixture(Engine engine) : SandboxFixture(engine)
{
    protected const string Doctor = "medecin";
    protected const string MedecinTraitant = "medecin-traitant";
    protected const string Nurse = "infirmier";
    protected const string Pharmacist = "pharmacien";
    protected const string Secretary = "secretaire";
    protected const string Clinic = "structure";

    protected static readonly Visibility Everyone = Visibility.Everyone;
    protected static readonly Visibility Masked = Everyone with { Professionals = false };
    protected static readonly Visibility HiddenFromPatient = Everyone with { Patient = false };
    protected static readonly Visibility HiddenFromRepresentatives = Everyone with { LegalRepresentatives = false };

    /// <summary>A place of care (entité géographique) of the clinic, the legal entity that holds the certificates.</summary>
    protected static readonly Activite Park = new(
        new Structure("10B0099981", "CLINIQUE DES ESSAIS, SITE DU PARC"), "SA04");

    protected static readonly Activite ClinicItself = new(new Structure("10B0099999", "CLINIQUE DES ESSAIS"), "SA04");

    private readonly ConcurrentDictionary<object, Lazy<MonEspaceSanteClient>> _clients = new();

    protected static Consent Agreed { get; } = new(ConsentText.Professional, IsGiven: true);

    protected override bool CardsAreAuthorized => false;

    private protected GivenPatients NewPatients => new(Sandbox);

    [OneTimeTearDown]
    public async Task CloseClientsAsync()
    {
        foreach (var client in _clients.Values) await client.Value.DisposeAsync();
    }

    /// <summary>A client in a session of a card, opened once.</summary>
    private protected MonEspaceSanteClient As(
        string card, AuthenticationMode? mode = null, AccessMode access = AccessMode.Normal, Activite? place = null) =>
        _clients.GetOrAdd((card, mode, access, place), _ => new(() =>
        {
            var options = Sandbox.ClientOptions(Cartes[card]);
            options.AuthenticationMode = mode;
            options.AccessMode = access;
            options.Activite = place ?? options.Activite;
            return new MonEspaceSanteClient(options);
        })).Value;

    private protected MonEspaceSanteClient InAir() => As(Clinic, AuthenticationMode.Air);

    private protected MonEspaceSanteClient InRegulation() => As("regulation", AuthenticationMode.Regulation, AccessMode.Centre15);

    /// <summary>An adult who lets the holders of these cards read.</summary>
    private protected Task<Ins> AdultAsync(params IReadOnlyList<string> readers) =>
        LetReadAsync(NewPatients.AdultAsync(), readers);

    /// <summary>A minor who lets the holders of these cards read.</summary>
    private protected Task<Ins> MinorAsync(params IReadOnlyList<string> readers) =>
        LetReadAsync(NewPatients.MinorAsync(), readers);

    private protected CdaSample Sample(string author, Ins patient) => Consultation.By(Cartes[author], patient);

    /// <summary>A document by a doctor for the clinic, or for a place of care of it.</summary>
    private protected static CdaSample ClinicSample(Ins patient, Activite? place = null) =>
        Consultation.By(SandboxServer.Responsable, (place ?? ClinicItself).Structure, patient);

    private protected static Task<Document> DepositAsync(
        MonEspaceSanteClient sender, CdaSample sample, Visibility? visibility = null) =>
        DepositAsync(sender.Dmp, sample, visibility);

    private protected static async Task<Document> DepositAsync(
        DmpClient sender, CdaSample sample, Visibility? visibility = null)
    {
        await using var cda = await sample.ToStreamAsync();
        return (await sender.SubmitAsync(sample.Patient, cda, visibility ?? Everyone)).Documents[0];
    }

    private protected static async Task<byte[]> ReadAsync(MonEspaceSanteClient reader, Ins patient, string uniqueId)
    {
        using var copy = new MemoryStream();
        await reader.Dmp.RetrieveAsync(patient, uniqueId, copy);
        return copy.ToArray();
    }

    /// <summary>Demands that a reader is shown a document, its state, and the very bytes that were sent.</summary>
    private protected static async Task DemandHeldAsync(
        MonEspaceSanteClient reader, CdaSample sample, Visibility? visibility = null)
    {
        await using var cda = await sample.ToStreamAsync();
        var found = await FindAsync(reader, sample.Patient, sample.UniqueId);
        Assert.That(found, Is.Not.Null);
        Assert.That((found!.Status, found.Visibility), Is.EqualTo((DocumentStatus.Approved, visibility ?? Everyone)));
        Assert.That(await ReadAsync(reader, sample.Patient, sample.UniqueId), Is.EqualTo(cda.ToArray()));
    }

    /// <summary>A document as a reader is shown it; null when it is not.</summary>
    private protected static Task<Document?> FindAsync(MonEspaceSanteClient reader, Ins patient, string uniqueId) =>
        reader.Dmp.FindAsync(patient, new() { OldVersions = Inclusion.Included, Archived = Inclusion.Included })
            .FirstOrDefaultAsync(found => found.UniqueId == uniqueId).AsTask();

    private protected static async Task<List<string>> SearchAsync(
        MonEspaceSanteClient reader, Ins patient, DocumentCriteria? criteria = null) =>
        await reader.Dmp.FindAsync(patient, criteria).Select(found => found.UniqueId).ToListAsync();

    private protected static async Task<Reason> ReasonAsync(Task call) => (await Refused.ByAsync(call)).Reason;

    private protected static string? NationalCode(MonEspaceSanteException refusal) =>
        refusal.Details.GetValueOrDefault("national_code");

    private protected T Service<T>()
        where T : notnull => Sandbox.Host.Services.GetRequiredService<T>();

    private protected async Task<Guid> IdOfAsync(Ins patient) =>
        (await Service<PatientRegister>().FindAsync(patient, CancellationToken.None))!.Value;

    private async Task<Ins> LetReadAsync(Task<Ins> born, IReadOnlyList<string> readers)
    {
        var patient = await born;
        foreach (var reader in readers)
        {
            await As(reader).Dossiers.AuthorizeAsync(
                patient, Agreed, new AuthorizeOptions { AsMedecinTraitant = reader == MedecinTraitant });
        }

        return patient;
    }
}
