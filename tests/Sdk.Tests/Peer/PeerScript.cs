using System.Collections.Concurrent;
using System.Security.Authentication;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Sdk.Tests.Errors;

namespace MonEspaceSante.Sdk.Tests.Peer;

/// <summary>What the peer does, and what it was asked.</summary>
internal sealed class PeerScript
{
    private int _tokens;

    /// <summary>The version of TLS of each connection.</summary>
    public ConcurrentQueue<SslProtocols> Protocols { get; } = new();

    public ConcurrentQueue<OpenSessionRequest> Openings { get; } = new();

    public ConcurrentQueue<string> Renewals { get; } = new();

    public ConcurrentQueue<string> Closings { get; } = new();

    /// <summary>The tokens of the calls that were made in a session.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The request ids of the changes of documents that were asked for, try by try.</summary>
    public ConcurrentQueue<string> ChangeRequests { get; } = new();

    /// <summary>The refusals of the calls to come, in turn. Those after the last are admitted.</summary>
    public ConcurrentQueue<(StatusCode Status, string Reason)> Refusals { get; } = new();

    /// <summary>What openings wait for before they are answered.</summary>
    public Task OpeningPause { get; set; } = Task.CompletedTask;

    public string? OpeningRefusal { get; set; }

    /// <summary>What renewals of a person's session wait for before they are answered.</summary>
    public Task RenewalPause { get; set; } = Task.CompletedTask;

    public string? RenewalRefusal { get; set; }

    public DateTimeOffset TokenExpireTime { get; set; } = TimeProvider.System.GetUtcNow().AddMinutes(5);

    public Func<FindDocumentsRequest, FindDocumentsResponse> Find { get; set; } = _ => new();

    public Func<IAsyncStreamReader<SubmitDocumentsRequest>, CancellationToken, Task<Submission>> Submit { get; set; } =
        (_, _) => Task.FromResult(new Submission { SubmissionId = $"{Guid.Empty}" });

    public Func<IServerStreamWriter<RetrieveDocumentResponse>, Task> Retrieve { get; set; } = _ => Task.CompletedTask;

    /// <summary>The cursors that watches came with, connection by connection.</summary>
    public ConcurrentQueue<string> Watches { get; } = new();

    public Func<IServerStreamWriter<WatchDossierResponse>, CancellationToken, Task> Watch { get; set; } =
        (_, _) => Task.CompletedTask;

    public Func<IAsyncStreamReader<VerifyIdentitiesRequest>, IServerStreamWriter<VerifyIdentitiesResponse>, CancellationToken, Task>
        Verify { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>What a person does in the dossier.</summary>
    public EspaceScript Espace { get; } = new();

    public Func<ListAccessTracesRequest, ListAccessTracesResponse> ListTraces { get; set; } = _ => new();

    public Protos.Session.V1.Session NextToken() => new()
    {
        Token = $"jeton-{Interlocked.Increment(ref _tokens)}",
        TokenExpireTime = Timestamp.FromDateTimeOffset(TokenExpireTime),
    };

    public static string TokenOf(ServerCallContext context) =>
        context.RequestHeaders.GetValue("authorization")!["Bearer ".Length..];

    public void Admit(ServerCallContext context)
    {
        Calls.Enqueue(TokenOf(context));
        if (Refusals.TryDequeue(out var refusal))
            throw Received.Failure(refusal.Status, null, Received.Info(refusal.Reason));
    }
}
