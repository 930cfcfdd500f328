using MonEspaceSante.Catalogue;
using MonEspaceSante.Identity;
using MonEspaceSante.Session;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Access traces as the contracts spell them.</summary>
internal static class WireTrace
{
    public static ResultPage<AccessTrace> ToPage(this Wire.ListAccessTracesResponse response) => new(
        [.. response.Traces.Select(ToTrace)], response.NextPageToken.NullIfEmpty());

    public static AccessTrace ToTrace(this Wire.AccessTrace trace) => new()
    {
        Rank = trace.Rank,
        Time = (trace.Time ?? new()).ToDateTimeOffset(),
        Professional = (trace.Professional ?? new()).ToProfessional(),
        Structure = (trace.Structure ?? new()).ToStructure(),
        Person = trace.Person is { } person ? new PersonName(person.Family, person.Given) : null,
        AuthenticationMode = trace.AuthenticationMode.ToModel(),
        AccessMode = trace.AccessMode.ToModel(),
        Reason = trace.Reason.NullIfEmpty(),
        IsSecret = trace.SecretConnection,
        Transaction = trace.Transaction,
        UniqueId = trace.UniqueId.NullIfEmpty(),
        IsAutomatic = trace.Automatic,
        Application = trace.Application is { } application
            ? new TracedApplication(
                application.ApplicationId,
                application.Name,
                [.. application.Purposes.Select(WireGrant.ToPurpose)])
            : null,
    };
}
