using System.Collections.Concurrent;
using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>The matrix of documents over the contract: each profession finds and retrieves its types, and its own.</summary>
public sealed class DocumentMatrixCellTests(Engine engine) : UnauthorizedFixture(engine)
{
    private static readonly string[] Cards =
        ["medecin-traitant", "pharmacien", "opticien", "audioprothesiste", "infirmier", "dentiste"];

    private static readonly IReadOnlyList<Professional> Everybody =
        [.. ValueSet.Professions.Codes.Select(code => Member(code.Value))];

    private TypedDossier _dossier = null!;

    private static IEnumerable<string> Professions => ValueSet.Professions.Codes.Select(code => code.Value);

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        var holders = Cards.Select(card => Cartes[card].Porteur.Professional!).ToList();
        _dossier = await TypedDossier.FillAsync(Sandbox, Cartes, PatTrois, [.. Everybody, .. holders]);
        foreach (var card in Cards) await Given.ToAsync(Cartes[card], PatTrois);
        foreach (var person in Everybody) await AuthorizeAsync(person);
    }

    [TestCaseSource(nameof(Professions))]
    public async Task Given_a_profession_When_searching_Then_the_types_of_its_row_and_its_own_documents(string profession)
    {
        using var client = await StoredSessionAsync(profession);

        var found = await FindAsync(client);
        var counted = await client.Dmp.CountDocumentsAsync(new() { Patient = RawDeposit.Wire(PatTrois) }, client.Headers());
        var retrieved = await RetrievableAsync(client, Hidden(profession, Member(profession)));

        Assert.That(found, Is.EquivalentTo(Expected(profession, Member(profession))));
        Assert.That(counted.Counts.Sum(count => count.Count), Is.EqualTo(found.Count));
        Assert.That(retrieved, Is.Empty);
    }

    [TestCaseSource(nameof(Cards))]
    public async Task Given_a_card_When_searching_and_retrieving_all_Then_the_types_of_its_row_and_its_own_documents(string card)
    {
        var holder = Cartes[card].Porteur.Professional!;
        using var client = await RawClient.OpenAsync(Sandbox, Cartes[card]);

        var found = await FindAsync(client);
        var retrieved = await RetrievableAsync(client, _dossier.ByType.Values.Concat(_dossier.ByAuthor.Values));

        var expected = Expected(holder.Profession, holder).ToList();
        Assert.That(found, Is.EquivalentTo(expected));
        Assert.That(retrieved, Is.EquivalentTo(expected));
    }

    private IEnumerable<string> Expected(string profession, Professional person) => ReadableTypes.By(profession)
        .Select(type => _dossier.ByType[type])
        .Append(_dossier.ByAuthor[person.PsIdNat]);

    private IEnumerable<string> Hidden(string profession, Professional person) =>
        _dossier.ByType.Values.Concat(_dossier.ByAuthor.Values).Except(Expected(profession, person));

    private static async Task<List<string>> FindAsync(RawClient client)
    {
        var found = new List<string>();
        var request = new FindDocumentsRequest { Patient = RawDeposit.Wire(PatTrois) };
        do
        {
            var page = await client.Dmp.FindDocumentsAsync(request, client.Headers());
            found.AddRange(page.Documents.Select(document => document.Metadata.UniqueId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return found;
    }

    private static async Task<IEnumerable<string>> RetrievableAsync(RawClient client, IEnumerable<string> uniqueIds)
    {
        var retrieved = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            uniqueIds,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (uniqueId, _) =>
            {
                if (await IsRetrievedAsync(client, uniqueId)) retrieved.Add(uniqueId);
            });
        return retrieved;
    }

    private static async Task<bool> IsRetrievedAsync(RawClient client, string uniqueId)
    {
        using var call = client.Dmp.RetrieveDocument(
            new() { Patient = RawDeposit.Wire(PatTrois), UniqueId = uniqueId }, client.Headers());
        try
        {
            var parts = await call.ResponseStream.ReadAllAsync().ToListAsync();
            return parts[0].Document.Metadata.UniqueId == uniqueId && parts.Sum(part => part.Chunk.Length) == parts[0].Document.Size;
        }
        catch (RpcException failure)
        {
            Assert.That(WireRefusal.Read(failure).Reason, Is.EqualTo("DOCUMENT_INTROUVABLE"));
            return false;
        }
    }

    // Drawing the keys of a card takes long, and most professions have none in the sandbox.
    private async Task<RawClient> StoredSessionAsync(string profession)
    {
        var card = Cartes["medecin"];
        var session = new SessionLps(
            Guid.NewGuid(),
            AuthenticationMode.Directe,
            AccessMode.Normal,
            new() { PsIdNat = Member(profession).PsIdNat, Profession = profession },
            new() { StructIdNat = CellSession.StructureOf(card).StructIdNat },
            TimeProvider.System.GetUtcNow());
        await Service<SessionStore>().OpenAsync(
            session, Guid.NewGuid(), TimeProvider.System.GetUtcNow().AddHours(1), CancellationToken.None);
        var client = new RawClient(Sandbox, card.AuthenticationCertificate);
        client.Bear(Service<SessionToken>()
            .Issue(session.Id, card.AuthenticationCertificate.GetCertHash(HashAlgorithmName.SHA256)).Token);
        return client;
    }

    private async Task AuthorizeAsync(Professional person)
    {
        var authorization = new Authorization
        {
            Professional = new() { PsIdNat = person.PsIdNat },
            Structure = new() { StructIdNat = CellSession.StructureOf(Cartes["medecin"]).StructIdNat },
            Status = AuthorizationStatus.Valide,
            ExpireTime = TimeProvider.System.GetUtcNow().AddYears(1).ToTimestamp(),
        };
        var patientId = await IdOfAsync(PatTrois);
        await Service<Database>().WriteAsync(
            connection => Service<AuthorizationStore>().SaveAsync(connection, patientId, authorization, consent: null),
            CancellationToken.None);
    }

    private static Professional Member(string profession) =>
        new($"8997009990{profession}", new PersonName("ESSAI", "CLAUDE"), profession);
}
