using System.Collections.Concurrent;
using System.Text;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Authorization = MonEspaceSante.Protos.Dmp.V1.Authorization;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;
using Contract = MonEspaceSante.Protos.Identity.V1;
using Document = MonEspaceSante.Dmp.Document;
using DocumentCriteria = MonEspaceSante.Dmp.DocumentCriteria;
using Visibility = MonEspaceSante.Dmp.Visibility;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>Documents of one dossier and those who come to them, by name: the sandbox's cards, and two more doctors.</summary>
public abstract class DocumentFixture(Engine engine) : SandboxFixture(engine)
{
    protected const string Author = "medecin";
    protected const string Secretary = "secretaire";
    protected const string Clinic = "structure";
    protected const string Nurse = "infirmier";
    protected const string Doctor = "autre-medecin";
    protected const string MedecinTraitant = "medecin-traitant";

    private static readonly CarteDefinition OtherDoctor = new(
        "Médecin", "899700500145", "VOISIN", "ALEX", new Activite(new Structure("499700500145001", "CABINET VOISIN"), "SA07"));

    private static readonly CarteDefinition FamilyDoctor = new(
        "Médecin", "899700500152", "TRAITANT", "ALICE", new Activite(new Structure("499700500152001", "CABINET TRAITANT"), "SA07"));

    private readonly ConcurrentDictionary<string, Lazy<MonEspaceSanteClient>> _clients = new();

    protected static Visibility Everyone => Visibility.Everyone;

    protected virtual Ins Patient => PatTrois;

    [OneTimeSetUp]
    public async Task GiveAuthorizationsAsync()
    {
        await Given.ToAsync(Carte(Doctor), Patient);
        await AuthorizeMedecinTraitantAsync(Carte(MedecinTraitant));
    }

    [OneTimeTearDown]
    public async Task CloseClientsAsync()
    {
        foreach (var client in _clients.Values) await client.Value.DisposeAsync();
    }

    private protected ICarteCps Carte(string who) => who switch
    {
        Doctor => Cartes.Of(OtherDoctor),
        MedecinTraitant => Cartes.Of(FamilyDoctor),
        _ => Cartes[who],
    };

    private protected DmpClient Dmp(string who) => Client(who).Dmp;

    /// <summary>Opens the patient's file, which allows one search by the software itself.</summary>
    private protected Task OpenAsync(string who) => Client(who).Dossiers.OpenAsync(Patient);

    private protected MonEspaceSanteClient Client(string who) => _clients.GetOrAdd(
        who,
        name => new Lazy<MonEspaceSanteClient>(() => new MonEspaceSanteClient(Sandbox.ClientOptions(Carte(name))))).Value;

    private protected CdaSample Sample(string author = Author) => Consultation.By(Carte(author), Patient);

    private protected async Task<Document> DepositAsync(
        CdaSample sample, Visibility? visibility = null, string sender = Author, Func<string, string>? edit = null)
    {
        var text = await sample.TextAsync();
        using var cda = new MemoryStream(Encoding.UTF8.GetBytes(edit is null ? text : edit(text)));
        return (await Dmp(sender).SubmitAsync(sample.Patient, cda, visibility ?? Everyone)).Documents[0];
    }

    private protected Task<Document> DepositAsync(Visibility? visibility = null) => DepositAsync(Sample(), visibility);

    /// <summary>A document that the patient has brought. No professional can deposit one.</summary>
    private protected async Task<Document> PatientsDocumentAsync()
    {
        var document = await DepositAsync();
        await ExecuteAsync(
            "UPDATE document SET origin = @origin WHERE unique_id = @uniqueId",
            new { origin = (long)Protos.Dmp.V1.DocumentOrigin.Patient, uniqueId = document.UniqueId });
        return document;
    }

    private protected Task<Document?> FindAsync(string who, string uniqueId) =>
        Dmp(who).FindAsync(Patient, Everything()).FirstOrDefaultAsync(found => found.UniqueId == uniqueId).AsTask();

    private protected static DocumentCriteria Everything() =>
        new() { OldVersions = Inclusion.Included, Archived = Inclusion.Included };

    private protected static async Task<Reason> ReasonAsync(Task call) => (await Refused.ByAsync(call)).Reason;

    /// <summary>How a call ended: the reason it was refused for, or unspecified.</summary>
    private protected static async Task<Reason> OutcomeAsync(Task call)
    {
        try
        {
            await call;
            return Reason.Unspecified;
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.Reason;
        }
    }

    private protected Task ExecuteAsync(string sql, object parameters) =>
        Service<Database>().WriteAsync(connection => connection.ExecuteAsync(sql, parameters), CancellationToken.None);

    private protected Task<T?> ScalarAsync<T>(string sql, object parameters) => Service<Database>().ReadAsync(
        connection => connection.ExecuteScalarAsync<T>(sql, parameters), CancellationToken.None);

    /// <summary>The changes of a document that its dossier tells, in order.</summary>
    private protected Task<List<(long Kind, string? ReplacedUniqueId)>> ChangesAsync(string uniqueId) =>
        Service<Database>().ReadAsync(
            async connection => (await connection.QueryAsync<(long, string?)>(
                """
                SELECT e.kind, e.replaced_unique_id FROM dossier_event e
                JOIN document d ON d.patient_id = e.patient_id AND d.entry_id = e.entry_id
                WHERE d.unique_id = @uniqueId ORDER BY e.seq
                """,
                new { uniqueId })).AsList(),
            CancellationToken.None);

    private protected T Service<T>()
        where T : notnull => Sandbox.Host.Services.GetRequiredService<T>();

    private async Task AuthorizeMedecinTraitantAsync(ICarteCps card)
    {
        var patientId = await Service<PatientRegister>().FindAsync(Patient, CancellationToken.None);
        var authorization = new Authorization
        {
            Professional = new Contract.Professional { PsIdNat = card.Porteur.Professional!.PsIdNat },
            Structure = new Contract.Structure { StructIdNat = card.Activites[0].Structure.StructIdNat },
            Status = AuthorizationStatus.Valide,
            IsMedecinTraitant = true,
            ExpireTime = TimeProvider.System.GetUtcNow().AddYears(1).ToTimestamp(),
        };
        await Service<Database>().WriteAsync(
            connection => Service<AuthorizationStore>().SaveAsync(connection, patientId!.Value, authorization, consent: null),
            CancellationToken.None);
    }
}
