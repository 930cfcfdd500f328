using Grpc.Core;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Habilitation.Cells;
using ConsentText = MonEspaceSante.Dmp.ConsentText;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>A dossier of the server's, as the actors come to it.</summary>
internal sealed class PlayedDossier(Cast cast, Ins patient)
{
    private static readonly HashSet<string> Refusals =
    [
        "ACCES_BLOQUE", "AUTORISATION_ABSENTE", "DOCUMENT_INTROUVABLE", "DROIT_INSUFFISANT", "MODIFICATION_INTERDITE",
        "PREDECESSEUR_INTROUVABLE", "PREDECESSEUR_REMPLACE", "REMPLACEMENT_INTERDIT", "VISIBILITES_INCOMPATIBLES",
        "VISIBILITE_IRREVERSIBLE",
    ];

    private Protos.Identity.V1.Ins Patient => RawDeposit.Wire(patient);

    /// <summary>Makes the call; false when it is refused.</summary>
    public async Task<bool> MakeAsync(Operation operation)
    {
        var client = await cast.TakeAsync(operation.Actor);
        return await IsTakenAsync(operation switch
        {
            { Act: Act.Submit or Act.Replace } => SubmitAsync(client, operation),
            { Shows: true } => ShowAsync(client, operation),
            { Act: Act.Delete } => client.Dmp.DeleteDocumentAsync(
                new() { Patient = Patient, UniqueId = operation.Target, RequestId = CellSession.NewRequest },
                client.Headers()).ResponseAsync,
            { Act: Act.Authorize or Act.Withdraw } => DecideAsync(client, operation.Act),
            _ => client.Dmp.ArchiveDocumentAsync(
                new()
                {
                    Patient = Patient,
                    UniqueId = operation.Target,
                    Archived = operation.Act == Act.Archive,
                    RequestId = CellSession.NewRequest,
                },
                client.Headers()).ResponseAsync,
        });
    }

    /// <summary>What a search shows the actor; null when it is refused.</summary>
    public async Task<IReadOnlyList<Document>?> SearchAsync(Actor actor)
    {
        var client = await cast.TakeAsync(actor);
        var request = new FindDocumentsRequest
        {
            Patient = Patient,
            Criteria = new() { IncludeDeprecated = true, IncludeArchived = true },
        };
        FindDocumentsResponse? found = null;
        var isTaken = await IsTakenAsync(FindAsync());
        return isTaken ? found!.Documents : null;

        async Task FindAsync() => found = await client.Dmp.FindDocumentsAsync(request, client.Headers());
    }

    public async Task<bool> RetrievesAsync(Actor actor, string uniqueId)
    {
        var client = await cast.TakeAsync(actor);
        using var call = client.Dmp.RetrieveDocument(
            new() { Patient = Patient, UniqueId = uniqueId }, client.Headers());
        return await IsTakenAsync(call.ResponseStream.ReadAllAsync().LastAsync().AsTask());
    }

    public async Task<bool> RefersAsync(Actor actor, string uniqueId)
    {
        var client = await cast.TakeAsync(actor);
        return await IsTakenAsync(client.Dmp.GetDocumentReferenceAsync(
            new() { Patient = Patient, UniqueId = uniqueId }, client.Headers()).ResponseAsync);
    }

    public static SeenDocument Seen(Document document) => new(
        document.Metadata.UniqueId,
        document.Status == DocumentStatus.Approved,
        new(
            document.Visibility.HiddenFromProfessionals,
            document.Visibility.HiddenFromPatient,
            document.Visibility.HiddenFromRepresentatives),
        document.Archived);

    private Task<Submission> SubmitAsync(RawClient client, Operation operation)
    {
        var (author, structure) = (cast.AuthorOf(operation.Actor), cast.StructureOf(operation.Actor));
        var sample = Consultation.By(author, structure, patient) with
        {
            UniqueId = operation.NewId,
            TypeCode = operation.Type,
            Replaces = operation.Act == Act.Replace ? operation.Target : null,
        };
        return ShownDeposit.SendAsync(
            client, client.Headers(), cast.CardOf(operation.Actor), (sample, Wire(operation.Hidden)));
    }

    private Task<Document> ShowAsync(RawClient client, Operation operation) => client.Dmp.UpdateDocumentVisibilityAsync(
        new()
        {
            Patient = Patient,
            UniqueId = operation.Target,
            Visibility = Wire(operation.Hidden),
            RequestId = CellSession.NewRequest,
        },
        client.Headers()).ResponseAsync;

    private Task<Authorization> DecideAsync(RawClient client, Act act) => client.Dmp.SetAuthorizationAsync(
        new()
        {
            Patient = Patient,
            Action = act == Act.Authorize ? AuthorizationAction.Ajout : AuthorizationAction.Suppression,
            Consent = new Consent { Text = ConsentText.Professional, Given = true },
            RequestId = CellSession.NewRequest,
        },
        client.Headers()).ResponseAsync;

    private static async Task<bool> IsTakenAsync(Task call)
    {
        try
        {
            await call;
            return true;
        }
        catch (RpcException failure) when (Refusals.Contains(WireRefusal.Read(failure).Reason))
        {
            return false;
        }
    }

    private static Visibility Wire(Hidden hidden) => new()
    {
        HiddenFromProfessionals = hidden.FromProfessionals,
        HiddenFromPatient = hidden.FromPatient,
        HiddenFromRepresentatives = hidden.FromRepresentatives,
    };
}
