using System.Collections.ObjectModel;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace MonEspaceSante.Errors;

/// <summary>Reads the refusal that the service attached to a failed call as <c>google.rpc.Status</c>.</summary>
internal static class StatusDetails
{
    private const string Trailer = "grpc-status-details-bin";
    private const string Domain = "monespacesante.fr";
    private const string TraceId = "trace_id";
    private const string Remedy = "remedy";
    private const string Line = "line";
    private const string Document = "document";

    /// <summary>The refusal, or null when the call failed without one.</summary>
    public static ReceivedRefusal? Read(RpcException failure)
    {
        var details = DetailsOf(failure.Trailers);

        // This version of the package names the field `reason` by its former name; the wire is the same.
        if (Unpack<ErrorInfo>(details) is not { Domain: Domain, Type: { Length: > 0 } reason } info)
            return null;
        var values = info.Metadata;
        return new ReceivedRefusal(
            ErrorCatalogue.Find(reason) ?? UnknownReason.Entry(reason, failure.StatusCode),
            Unpack<LocalizedMessage>(details)?.Message,
            values.GetValueOrDefault(Remedy),
            ViolationsOf(Unpack<BadRequest>(details), values.GetValueOrDefault(Line)),
            new ReadOnlyDictionary<string, string>(values
                .Where(v => v.Key is not (TraceId or Remedy or Line or Document))
                .ToDictionary(v => v.Key, v => v.Value)),
            Number(values.GetValueOrDefault(Document)),
            values.GetValueOrDefault(TraceId),
            failure);
    }

    private static RepeatedField<Any> DetailsOf(Metadata trailers)
    {
        try
        {
            return trailers.GetValueBytes(Trailer) is { } bytes
                ? Google.Rpc.Status.Parser.ParseFrom(bytes).Details
                : [];
        }
        catch (InvalidProtocolBufferException)
        {
            // Something between the server and this machine wrote the trailer: the status code alone tells what
            // happened.
            return [];
        }
    }

    private static T? Unpack<T>(IEnumerable<Any> details)
        where T : class, IMessage, new()
    {
        var expected = new T().Descriptor;
        foreach (var detail in details.Where(d => d.Is(expected)))
        {
            try
            {
                return detail.Unpack<T>();
            }
            catch (InvalidProtocolBufferException)
            {
                return null;
            }
        }

        return null;
    }

    // The line is that of the first violation: a document is read up to its first fault.
    private static IReadOnlyList<Violation> ViolationsOf(BadRequest? request, string? line) =>
        request is null ? [] : [.. request.FieldViolations.Select((v, index) =>
            new Violation(v.Field, v.Description, index == 0 ? Number(line) : null))];

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
