using System.Collections.Concurrent;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>Puts each column's session in front of a dossier of its own, once.</summary>
internal sealed class CellStage(SandboxServer sandbox, CardRack cards) : IDisposable
{
    private const string OtherAuthor = "sage-femme";

    private readonly ConcurrentDictionary<string, Lazy<Task<LastingClient>>> _clients = new();
    private readonly ConcurrentDictionary<MatrixColumn, Lazy<Task<CellSession?>>> _cells = new();
    private readonly GivenPatients _patients = new(sandbox);

    /// <summary>The column's session; null where no session can be: its glass does not break.</summary>
    public async Task<CellSession?> OpenAsync(MatrixColumn column)
    {
        await ClientAsync(column);
        return await _cells.GetOrAdd(column, wanted => new(() => PrepareAsync(wanted))).Value;
    }

    /// <summary>The same session in front of another dossier, which holds nothing.</summary>
    public async Task<CellSession> AfreshAsync(MatrixColumn column) => (await EnterAsync(column))!;

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Value.Result.Dispose();
    }

    private async Task<CellSession?> PrepareAsync(MatrixColumn column)
    {
        if (await EnterAsync(column) is not { } cell) return null;
        var documents = new Dictionary<string, string>();
        var own = Consultation.By(column.Author, CellSession.StructureOf(cards[column.Sender]), cell.Ins);
        var other = Consultation.By(cards[OtherAuthor], cell.Ins);
        await DepositAsync(documents, "own", column.Sender, own, CellDocuments.OfAuthors);
        await DepositAsync(documents, "other's", OtherAuthor, other, CellDocuments.OfAuthors);
        await DepositAsync(documents, "patient's", OtherAuthor, other, CellDocuments.OfThePatient);
        await BelongToThePatientAsync(CellDocuments.OfThePatient.Select(document => documents[$"patient's {document.Use}"]));
        return cell with { Documents = documents };
    }

    private async Task<CellSession?> EnterAsync(MatrixColumn column)
    {
        var patient = await _patients.AdultAsync();
        var client = await ClientAsync(column);
        var cell = new CellSession(column, client, null, cards[column.Card], patient, new Dictionary<string, string>());
        // A glass is broken without an authorisation: a médecin traitant who did has become so since.
        if (column.IsBrisDeGlace)
        {
            if (await BreakGlassAsync(cell) is not { } contextId) return null;
            cell = cell with { ContextId = contextId };
        }

        if (column.IsAuthorized) await AuthorizeAsync(cell);
        return cell;
    }

    private static async Task<string?> BreakGlassAsync(CellSession cell)
    {
        try
        {
            var context = await cell.Client.Sessions.OpenBrisDeGlaceAsync(
                new() { Patient = cell.Patient, Reason = "Patient inconscient", RequestId = CellSession.NewRequest },
                cell.Headers);
            return context.AccessContextId;
        }
        catch (RpcException failure) when (WireRefusal.Read(failure).Reason == "DROIT_INSUFFISANT")
        {
            return null;
        }
    }

    private async Task AuthorizeAsync(CellSession cell)
    {
        var authorization = new Authorization
        {
            Professional = new() { PsIdNat = cell.Column.Person.PsIdNat },
            Structure = new() { StructIdNat = CellSession.StructureOf(cell.Card).StructIdNat },
            Status = AuthorizationStatus.Valide,
            IsMedecinTraitant = cell.Column.IsMedecinTraitant,
            ExpireTime = TimeProvider.System.GetUtcNow().AddYears(1).ToTimestamp(),
        };
        var patientId = await _patients.IdAsync(cell.Ins);
        await _patients.Service<Database>().WriteAsync(
            connection => _patients.Service<AuthorizationStore>().SaveAsync(connection, patientId, authorization, consent: null),
            CancellationToken.None);
    }

    private async Task DepositAsync(
        Dictionary<string, string> documents,
        string whose,
        string sender,
        CdaSample sample,
        IReadOnlyList<(string Use, Visibility Visibility)> uses)
    {
        var samples = uses.Select(use => (sample with { UniqueId = MonEspaceSante.Dmp.UniqueId.New() }, use.Visibility)).ToList();
        var client = await SenderAsync(sender);
        await ShownDeposit.SendAsync(client, client.Headers(), cards[sender], samples);
        for (var i = 0; i < uses.Count; i++) documents[$"{whose} {uses[i].Use}"] = samples[i].Item1.UniqueId;
    }

    // No professional can deposit what the patient has brought.
    private Task<int> BelongToThePatientAsync(IEnumerable<string> uniqueIds) => _patients.Service<Database>().WriteAsync(
        connection => connection.ExecuteAsync(
            "UPDATE document SET origin = @origin WHERE unique_id = @uniqueId",
            uniqueIds.Select(uniqueId => new { origin = (long)DocumentOrigin.Patient, uniqueId })),
        CancellationToken.None);

    private Task<RawClient> SenderAsync(string card) =>
        ClientAsync($"sender {card}", async () => new LastingClient(await RawClient.OpenAsync(sandbox, cards[card])));

    // A glass is broken in an ordinary session.
    private Task<RawClient> ClientAsync(MatrixColumn column) => ClientAsync(
        column.Name,
        () => column.Authentication == AuthenticationMode.ProSanteConnect ? SignInAsync(column) : OpenSessionAsync(column));

    private async Task<LastingClient> SignInAsync(MatrixColumn column)
    {
        var card = cards[column.Card];
        var signIns = new GivenSignIns(sandbox);
        var signIn = signIns.Of(column.Person.PsIdNat, card);
        var client = new RawClient(sandbox, card.AuthenticationCertificate);
        var session = await client.Sessions.ExchangeTokenAsync(new()
        {
            SubjectToken = signIns.TokenOf(signIn),
            StructIdNat = CellSession.StructureOf(card).StructIdNat,
            Software = new() { Name = "Essais", Version = "1" },
        });
        client.Bear(session.Token);
        return new LastingClient(client, () => signIns.TokenOf(signIn));
    }

    private async Task<LastingClient> OpenSessionAsync(MatrixColumn column)
    {
        var card = cards[column.Card];
        var assertion = RawClient.Assertion(card);
        assertion.AuthenticationMode = column.Authentication;
        if (column.Authentication == AuthenticationMode.Air) assertion.AuthenticationContext = RawClient.Air;
        assertion.AccessMode = column.IsBrisDeGlace ? Protos.Access.V1.AccessMode.Normal : column.Access;
        var holder = assertion.Professional.Name;
        assertion.Professional = Wire(column.Person);
        assertion.Professional.Name = holder;
        var client = new RawClient(sandbox, card.AuthenticationCertificate);
        client.Bear((await client.OpenSessionAsync(assertion, card)).Token);
        return new LastingClient(client);
    }

    private async Task<RawClient> ClientAsync(string name, Func<Task<LastingClient>> open)
    {
        var client = await _clients.GetOrAdd(name, _ => new(open)).Value;
        return await client.TakeAsync();
    }

    private static Protos.Identity.V1.Professional Wire(Professional person) => new()
    {
        PsIdNat = person.PsIdNat,
        Profession = person.Profession,
        Speciality = person.Speciality ?? "",
        Name = new() { Family = person.Name.Family, Given = person.Name.Given },
    };
}
