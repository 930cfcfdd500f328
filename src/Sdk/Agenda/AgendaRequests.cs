using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Agenda;

/// <summary>What both sides of an agenda ask alike.</summary>
internal static class AgendaRequests
{
    public static Wire.CreateRendezVousRequest ToCreate(
        this RendezVous rendezVous, Guid? requestId, bool allowDoubleBooking = false, string? psIdNat = null)
    {
        ArgumentNullException.ThrowIfNull(rendezVous);
        return new Wire.CreateRendezVousRequest
        {
            RequestId = RequestIds.Of(requestId),
            RendezVous = rendezVous.ToWire(),
            AllowDoubleBooking = allowDoubleBooking,
            PsIdNat = psIdNat ?? "",
        };
    }

    public static Wire.UpdateRendezVousRequest ToUpdate(
        this RendezVous rendezVous, Guid? requestId, bool allowDoubleBooking = false)
    {
        ArgumentNullException.ThrowIfNull(rendezVous);
        return new Wire.UpdateRendezVousRequest
        {
            RequestId = RequestIds.Of(requestId),
            RendezVous = rendezVous.ToWire(),
            AllowDoubleBooking = allowDoubleBooking,
        };
    }

    public static Wire.GetRendezVousRequest ToGet(this Identity.Ins patient, string rendezVousId)
    {
        ArgumentException.ThrowIfNullOrEmpty(rendezVousId);
        return new Wire.GetRendezVousRequest
        {
            Patient = Identity.WireIdentity.ToPatient(patient),
            RendezVousId = rendezVousId,
        };
    }

    public static Wire.ListRendezVousRequest Asked(
        DateTimeOffset? from, DateTimeOffset? to, bool includeCancelled, Protos.Identity.V1.Ins? patient = null) => new()
    {
        Patient = patient,
        FromTime = from.ToWire(),
        ToTime = to.ToWire(),
        IncludeCancelled = includeCancelled,
    };

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

    public static ResultPages<Rappel> ListRappels(
        this ServerCalls calls,
        Wire.ListRappelsRequest asked,
        Func<Wire.ListRappelsRequest, CallOptions, AsyncUnaryCall<Wire.ListRappelsResponse>> call,
        CancellationToken cancellationToken) => calls.List(
        (token, size) =>
        {
            var request = asked.Clone();
            (request.PageToken, request.PageSize) = (token, size);
            return request;
        },
        call,
        page => new ResultPage<Rappel>([.. page.Rappels.Select(one => one.ToModel())], page.NextPageToken.NullIfEmpty()),
        cancellationToken);

    public static ResultPage<Creneau> ToPage(this Wire.ListCreneauxResponse page) =>
        new([.. page.Creneaux.Select(one => one.ToModel())], page.NextPageToken.NullIfEmpty());
}
