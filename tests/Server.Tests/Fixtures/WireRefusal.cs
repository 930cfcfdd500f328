using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using NUnit.Framework;
using Status = Google.Rpc.Status;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A refusal as the wire carries it, read without the SDK.</summary>
internal sealed record WireRefusal(
    StatusCode Status,
    string Reason,
    string Locale,
    string Message,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<string> Fields,
    TimeSpan? RetryDelay)
{
    public string Remedy => Metadata["remedy"];

    public static WireRefusal Read(RpcException failure)
    {
        var trailer = failure.Trailers.GetValueBytes("grpc-status-details-bin")
            ?? throw new AssertionException($"Refused without details: {failure}");
        var details = Google.Rpc.Status.Parser.ParseFrom(trailer);
        // The version of google.rpc in use still calls field 1, the reason, its type.
        var info = Detail<ErrorInfo>(details);
        var sentence = Detail<LocalizedMessage>(details);
        Assert.That(info.Domain, Is.EqualTo("monespacesante.fr"));
        return new WireRefusal(
            failure.StatusCode,
            info.Type,
            sentence.Locale,
            sentence.Message,
            info.Metadata,
            [.. DetailsOf<BadRequest>(details).SelectMany(b => b.FieldViolations).Select(v => v.Field)],
            DetailsOf<RetryInfo>(details).SingleOrDefault()?.RetryDelay.ToTimeSpan());
    }

    private static T Detail<T>(Status status)
        where T : class, IMessage<T>, new() => DetailsOf<T>(status).Single();

    private static IEnumerable<T> DetailsOf<T>(Status status)
        where T : class, IMessage<T>, new() =>
        status.Details.Where(detail => detail.Is(new T().Descriptor)).Select(detail => detail.Unpack<T>());
}
