using System.Collections.Concurrent;
using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Peer;

/// <summary>What the peer does for a person, and what it was asked.</summary>
internal sealed class EspaceScript
{
    public ConcurrentQueue<DepositDocumentRequest> Deposited { get; } = new();

    public ConcurrentQueue<HideDocumentRequest> Hidden { get; } = new();

    public ConcurrentQueue<UpdateProfilRequest> Profiles { get; } = new();

    /// <summary>What calls without a session bore in <c>authorization</c>.</summary>
    public ConcurrentQueue<string?> Anonymous { get; } = new();

    public Func<ListNotificationsRequest, ListNotificationsResponse> ListNotifications { get; set; } = _ => new();

    public Func<IServerStreamWriter<ReadDocumentResponse>, Task> Read { get; set; } = _ => Task.CompletedTask;

    public static Document Answer(Protos.Identity.V1.Ins patient) => new() { Metadata = new() { Patient = patient } };
}
