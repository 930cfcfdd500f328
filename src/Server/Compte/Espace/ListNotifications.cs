using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;
using Contract = MonEspaceSante.Protos.Compte.V1;
using Kind = MonEspaceSante.Server.AccessTraces.NotificationKind;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Lists what a person is to be told.</summary>
internal sealed class ListNotifications(
    PersonDossier dossier,
    PatientNotificationStore notifications,
    NotificationMarkStore marks,
    AccessHistory history,
    ListTraces listTraces,
    EspacePage page)
{
    private const string List = "notifications";

    public async Task<ListNotificationsResponse> RunAsync(
        PersonCaller caller, ListNotificationsRequest request, CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var before = page.Open(access, List, request.PageToken);
        var size = PageSize.Of(request.PageSize);
        var mark = await marks.FindAsync(access, cancellationToken);
        var kept = await notifications.ListAsync(
            access.PatientId, access.Reader(), before, size + 1, cancellationToken);
        var told = kept.Take(size).ToList();
        var unread = await notifications.CountAfterAsync(access.PatientId, access.Reader(), mark, cancellationToken);
        return new ListNotificationsResponse
        {
            Notifications = { await ToldAsync(access, told, mark, cancellationToken) },
            NextPageToken = kept.Count > size ? page.Seal(access, List, told[^1].Rank) : "",
            UnreadCount = (int)Math.Min(unread, int.MaxValue),
        };
    }

    private async Task<IEnumerable<Notification>> ToldAsync(
        PersonAccess access, IReadOnlyList<KeptNotification> kept, long mark, CancellationToken cancellationToken)
    {
        var ranks = kept.Select(one => one.TraceRank).OfType<long>().ToList();
        var found = await history.FindAsync(access.PatientId, ranks, cancellationToken);
        var traces = (await listTraces.ToldAsync(access, found, cancellationToken)).ToDictionary(trace => trace.Rank);
        return kept.Select(one => new Notification
        {
            Rank = one.Rank,
            Time = one.MadeAt.ToTimestamp(),
            Kind = ToContract(one.Notification.Kind),
            Trace = one.TraceRank is { } rank ? traces.GetValueOrDefault(rank) : null,
            Read = one.Rank <= mark,
            Text = one.Notification.Text ?? "",
        });
    }

    private static Contract.NotificationKind ToContract(Kind kind) => kind switch
    {
        Kind.Search => Contract.NotificationKind.Consultation,
        Kind.Document => Contract.NotificationKind.Document,
        Kind.Urgence => Contract.NotificationKind.Urgence,
        Kind.Message => Contract.NotificationKind.Message,
        Kind.Autorisation => Contract.NotificationKind.Autorisation,
        Kind.Securite => Contract.NotificationKind.Securite,
        Kind.RendezVous => Contract.NotificationKind.RendezVous,
        Kind.Rappel => Contract.NotificationKind.Rappel,
        _ => Contract.NotificationKind.Unspecified,
    };
}
