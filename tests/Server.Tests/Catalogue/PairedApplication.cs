using Grpc.Core;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>An application of the bare contract, paired with one person.</summary>
internal sealed record PairedApplication(
    string ApplicationId, GrantAccessResponse Granted, PairApplicationResponse Paired, RawClient Client)
{
    public string GrantId => Paired.Grant.GrantId;

    public OpenGrantRequest Opening => new() { GrantId = GrantId, GrantSecret = Paired.GrantSecret };

    public async Task<string> OpenAsync()
    {
        var session = await Client.Applications.OpenGrantAsync(Opening);
        Client.Bear(session.Token);
        return session.Token;
    }

    public async Task<Grant> GrantAsync() => await Client.Applications.GetGrantAsync(new(), Client.Headers());

    public async Task<ListGrantedDocumentsResponse> ListAsync(int pageSize = 0, string page = "") =>
        await Client.Applications.ListGrantedDocumentsAsync(
            new ListGrantedDocumentsRequest { PageSize = pageSize, PageToken = page }, Client.Headers());

    public async Task<string[]> ListIdsAsync() =>
        [.. (await ListAsync()).Documents.Select(document => document.Metadata.UniqueId)];

    public async Task<byte[]> ReadAsync(string uniqueId)
    {
        using var call = Client.Applications.ReadGrantedDocument(new() { UniqueId = uniqueId }, Client.Headers());
        using var bytes = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync()) part.Chunk.WriteTo(bytes);
        return bytes.ToArray();
    }

    public AsyncServerStreamingCall<WatchGrantedDocumentsResponse> Watch(string cursor = "") =>
        Client.Applications.WatchGrantedDocuments(new() { Cursor = cursor }, Client.Headers());

    public async Task<Document> DepositAsync(CdaSample sample, Guid? requestId = null)
    {
        using var upload = new RawUpload(this, requestId ?? Guid.NewGuid());
        await using var cda = await sample.ToStreamAsync();
        await upload.SendAsync(cda.ToArray());
        return await upload.EndAsync();
    }

    public async Task<AddMeasuresResponse> AddAsync(params Measure[] measures) =>
        await Client.Applications.AddMeasuresAsync(
            new AddMeasuresRequest { RequestId = Guid.NewGuid().ToString("D"), Measures = { measures } }, Client.Headers());

    public async Task<ListMeasuresResponse> MeasuresAsync(string code = "", int pageSize = 0, string page = "") =>
        await Client.Applications.ListMeasuresAsync(
            new ListMeasuresRequest { Code = code, PageSize = pageSize, PageToken = page }, Client.Headers());

    public async Task<ListRendezVousResponse> AgendaAsync(ListRendezVousRequest? asked = null) =>
        await Client.Applications.ListRendezVousAsync(asked ?? new(), Client.Headers());

    public async Task<CreateRendezVousResponse> NoteAsync(RendezVous rendezVous, Guid? requestId = null) =>
        await Client.Applications.CreateRendezVousAsync(
            new CreateRendezVousRequest { RequestId = $"{requestId ?? Guid.NewGuid():D}", RendezVous = rendezVous },
            Client.Headers());

    public async Task<RendezVous> CancelAsync(RendezVous noted, string reason = "") =>
        await Client.Applications.CancelRendezVousAsync(
            new CancelRendezVousRequest
            {
                RequestId = $"{Guid.NewGuid():D}",
                RendezVousId = noted.RendezVousId,
                Version = noted.Version,
                Reason = reason,
            },
            Client.Headers());

    public override string ToString() => "PairedApplication(…)";
}
