using System.Collections.Concurrent;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>Several clients that deposit what is planned, and the ledger of what they were answered.</summary>
internal sealed class DepositCampaign(ICarteCps carte, Ins patient, IEnumerable<PlannedDeposit> planned)
{
    private const int Clients = 6;

    private readonly ConcurrentQueue<PlannedDeposit> _planned = new(planned);
    private readonly ConcurrentBag<PlannedDeposit> _acknowledged = [];
    private readonly ConcurrentBag<PlannedDeposit> _unanswered = [];

    public IReadOnlyCollection<PlannedDeposit> Acknowledged => _acknowledged;

    /// <summary>Deposits that may have been taken or not: the server was killed before its answer came.</summary>
    public IReadOnlyCollection<PlannedDeposit> Unanswered => _unanswered;

    /// <summary>Deposits until nothing is left or the server is gone.</summary>
    public Task RunAsync(ServerProcess server, KillPoint? killPoint) =>
        Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => RunClientAsync(server, killPoint))));

    private async Task RunClientAsync(ServerProcess server, KillPoint? killPoint)
    {
        await using var client = new MonEspaceSanteClient(server.ClientOptions(carte));
        while (_planned.TryDequeue(out var deposit))
        {
            try
            {
                var options = new SubmitOptions { RequestId = deposit.RequestId, Progress = killPoint?.Upload };
                using var cda = new MemoryStream(deposit.Cda);
                await client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone, options);
                _acknowledged.Add(deposit);
                killPoint?.OnAcknowledged();
            }
            catch (MonEspaceSanteException gone) when (gone.IsTransient && killPoint is { IsReached: true })
            {
                _unanswered.Add(deposit);
                return;
            }
        }
    }
}
