using Grpc.Core;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Dmp.Changes;

/// <summary>A watch of the bare contract, message by message.</summary>
internal sealed class RawWatch(RawClient client, Ins patient, string cursor = "") : IDisposable
{
    private readonly AsyncServerStreamingCall<WatchDossierResponse> _call = client.Dmp.WatchDossier(
        new() { Patient = new() { Matricule = patient.Matricule, Oid = patient.Oid }, Cursor = cursor },
        client.Headers());

    /// <summary>A watch that stands: it has told where it begins.</summary>
    public static async Task<RawWatch> OpenAsync(RawClient client, Ins patient)
    {
        var watch = new RawWatch(client, patient);
        await watch.NextAsync();
        return watch;
    }

    public async Task<WatchDossierResponse> NextAsync() => await _call.ResponseStream.MoveNext(CancellationToken.None)
        ? _call.ResponseStream.Current
        : throw new InvalidOperationException("The watch ended without a reason.");

    /// <summary>Why the watch ended.</summary>
    public async Task<string> EndAsync() => (await Refused.OnTheWireAsync(ToEndAsync())).Reason;

    public void Dispose() => _call.Dispose();

    private async Task ToEndAsync()
    {
        while (true) await NextAsync();
    }
}
