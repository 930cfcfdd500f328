using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Agenda;

/// <summary>What both sides of an agenda ask alike.</summary>
internal static class AgendaRequests
{
    public static Wire.CancelRendezVousRequest ToCancel(
        this RendezVous rendezVous, string reason, DateTimeOffset? occurrence, Guid? requestId)
    {
        ArgumentNullException.ThrowIfNull(rendezVous);
        return new Wire.CancelRendezVousRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = Identity.WireIdentity.ToPatient(rendezVous.Patient),
            RendezVousId = rendezVous.Id,
            Version = rendezVous.Version,
            OccurrenceTime = occurrence.ToWire(),
            Reason = reason,
        };
    }

    public static Wire.ListRappelsRequest ToRappels(this Identity.Ins patient, DateTimeOffset? from, DateTimeOffset? to) => new()
    {
        Patient = Identity.WireIdentity.ToPatient(patient),
        FromTime = from.ToWire(),
        ToTime = to.ToWire(),
    };

    public static ResultPages<RendezVousTime> ListTimes(
        this ServerCalls calls,
        Wire.ListRendezVousRequest asked,
        string? psIdNat,
        Func<Wire.ListRendezVousRequest, CallOptions, AsyncUnaryCall<Wire.ListRendezVousResponse>> call,
        CancellationToken cancellationToken) => calls.List(
        (token, size) =>
        {
            var request = asked.Clone();
            (request.PsIdNat, request.PageToken, request.PageSize) = (psIdNat ?? "", token, size);
            return request;
        },
        call,
        page => page.ToPage(),
        cancellationToken);

    public static ResultPage<RendezVousTime> ToPage(this Wire.ListRendezVousResponse page) =>
        new([.. page.Occurrences.Select(one => one.ToModel())], page.NextPageToken.NullIfEmpty());

    public static ResultPage<Creneau> ToPage(this Wire.ListCreneauxResponse page) =>
        new([.. page.Creneaux.Select(one => one.ToModel())], page.NextPageToken.NullIfEmpty());
}
