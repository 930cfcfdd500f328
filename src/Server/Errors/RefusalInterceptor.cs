using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using Status = Grpc.Core.Status;

namespace MonEspaceSante.Server.Errors;

/// <summary>Tells refusals as <c>google.rpc.Status</c>. Anything else is an internal error with a trace id and no detail.</summary>
internal sealed partial class RefusalInterceptor(ILogger<RefusalInterceptor> logger) : AroundInterceptor
{
    private const string Domain = "monespacesante.fr";
    // A refusal that knows when it ends tells it under this name.
    private const string RetryAfter = "retry_after_seconds";
    private const string DetailsTrailer = "grpc-status-details-bin";

    protected override IAsyncStreamReader<T> Receive<T>(IAsyncStreamReader<T> messages) => new CallerMessages<T>(messages);

    protected override async Task AroundAsync(ServerCallContext context, Func<Task> call)
    {
        var traceId = Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();
        try
        {
            await call();
        }
        catch (MonEspaceSanteException refusal)
        {
            LogRefused(logger, context.Method, refusal.ReasonCode, traceId);
            throw ToRpc(refusal, traceId);
        }
        catch (Exception failure) when (failure is CallerLeftException || context.CancellationToken.IsCancellationRequested)
        {
            LogLeft(logger, context.Method, traceId);
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller left."));
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            LogFailed(logger, context.Method, traceId, failure);
            throw ToRpc(Refusal.Because(Reason.ErreurInterne), traceId);
        }
    }

    private static RpcException ToRpc(MonEspaceSanteException refusal, string traceId)
    {
        var status = System.Enum.Parse<StatusCode>(
            ErrorCatalogue.Find(refusal.Reason).Status.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        var details = new Google.Rpc.Status { Code = (int)status, Message = refusal.Message };
        details.Details.Add(Any.Pack(ToErrorInfo(refusal, traceId)));
        details.Details.Add(Any.Pack(new LocalizedMessage { Locale = "fr-FR", Message = refusal.Message }));
        if (refusal.Violations.Count > 0) details.Details.Add(Any.Pack(ToBadRequest(refusal)));
        if (refusal.Details.TryGetValue(RetryAfter, out var seconds)) details.Details.Add(Any.Pack(ToRetryInfo(seconds)));
        return new RpcException(
            new Status(status, refusal.Message), new Metadata { { DetailsTrailer, details.ToByteArray() } });
    }

    private static ErrorInfo ToErrorInfo(MonEspaceSanteException refusal, string traceId)
    {
        // The version of google.rpc in use still calls field 1, the reason, its type.
        var info = new ErrorInfo { Type = refusal.ReasonCode, Domain = Domain };
        info.Metadata.Add(refusal.Details.ToDictionary());
        info.Metadata["trace_id"] = traceId;
        info.Metadata["remedy"] = refusal.Remedy;
        if (ErrorCatalogue.Find(refusal.Reason).NationalCode is { } national) info.Metadata["national_code"] = national;
        if (refusal.DocumentRank is { } rank) info.Metadata["document"] = rank.ToString(CultureInfo.InvariantCulture);
        if (refusal.Violations is [{ Line: { } line }, ..])
            info.Metadata["line"] = line.ToString(CultureInfo.InvariantCulture);
        return info;
    }

    private static RetryInfo ToRetryInfo(string seconds) => new()
    {
        RetryDelay = new Duration { Seconds = long.Parse(seconds, CultureInfo.InvariantCulture) },
    };

    private static BadRequest ToBadRequest(MonEspaceSanteException refusal)
    {
        var request = new BadRequest();
        request.FieldViolations.AddRange(refusal.Violations.Select(violation =>
            new BadRequest.Types.FieldViolation { Field = violation.Field, Description = violation.Description }));
        return request;
    }

    [LoggerMessage(LogLevel.Information, "{Method} refused: {Reason}, trace {TraceId}")]
    private static partial void LogRefused(ILogger logger, string method, string reason, string traceId);

    [LoggerMessage(LogLevel.Information, "{Method} left by its caller, trace {TraceId}")]
    private static partial void LogLeft(ILogger logger, string method, string traceId);

    [LoggerMessage(LogLevel.Error, "{Method} failed, trace {TraceId}")]
    private static partial void LogFailed(ILogger logger, string method, string traceId, Exception failure);
}
