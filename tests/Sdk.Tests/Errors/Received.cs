using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace MonEspaceSante.Sdk.Tests.Errors;

/// <summary>Failed calls as gRPC throws them.</summary>
internal static class Received
{
    public static RpcException Failure(StatusCode code, Exception? cause = null, params IMessage[] details)
    {
        var trailers = new Metadata();
        if (details.Length > 0)
        {
            var status = new Google.Rpc.Status { Code = (int)code, Details = { details.Select(d => Any.Pack(d)) } };
            trailers.Add("grpc-status-details-bin", status.ToByteArray());
        }

        return new RpcException(new Grpc.Core.Status(code, "refused", cause), trailers);
    }

    // This version of the package names the field `reason` by its former name.
    public static ErrorInfo Info(string reason, params (string Key, string Value)[] values) => new()
    {
        Type = reason,
        Domain = "monespacesante.fr",
        Metadata = { values.ToDictionary(v => v.Key, v => v.Value) },
    };
}
