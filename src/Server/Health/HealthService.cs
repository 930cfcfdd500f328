using System.Data.Common;
using Dapper;
using Grpc.Core;
using MonEspaceSante.Protos.Health.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;
using ServingStatus = MonEspaceSante.Protos.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace MonEspaceSante.Server.Health;

/// <summary>The standard health service: serving while the store answers, and trust while cards can be judged.</summary>
internal sealed class HealthService(
    Database database, TrustHealth trust, TimeProvider time, IHostApplicationLifetime lifetime)
    : Protos.Health.V1.Health.HealthBase
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(5);

    private static readonly string[] Services =
    [
        "",
        Protos.Session.V1.SessionService.Descriptor.FullName,
        Protos.Dmp.V1.DmpService.Descriptor.FullName,
        TrustHealth.ServiceName,
    ];

    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        if (!Services.Contains(request.Service)) throw new RpcException(new Status(StatusCode.NotFound, "unknown service"));
        return new HealthCheckResponse { Status = await StatusAsync(request.Service, context.CancellationToken) };
    }

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var timer = new PeriodicTimer(WatchInterval, time);
        // A server waits for its calls before it stops: this one would never end by itself.
        using var stopping = lifetime.ApplicationStopping.Register(timer.Dispose);
        ServingStatus? told = null;
        do
        {
            var status = Services.Contains(request.Service)
                ? await StatusAsync(request.Service, context.CancellationToken)
                : ServingStatus.ServiceUnknown;
            if (status == told) continue;
            await TellAsync(status);
            told = status;
        }
        while (await timer.WaitForNextTickAsync(context.CancellationToken));

        await TellAsync(ServingStatus.NotServing);

        Task TellAsync(ServingStatus status) =>
            responseStream.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
    }

    private async Task<ServingStatus> StatusAsync(string service, CancellationToken cancellationToken)
    {
        if (service == TrustHealth.ServiceName)
            return trust.IsServing ? ServingStatus.Serving : ServingStatus.NotServing;
        try
        {
            await database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT 1"), cancellationToken);
            return ServingStatus.Serving;
        }
        catch (DbException)
        {
            return ServingStatus.NotServing;
        }
    }
}
