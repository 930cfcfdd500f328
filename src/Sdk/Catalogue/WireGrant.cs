using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>The catalogue as the contracts spell it. Enumerations have the numbers of the contract.</summary>
internal static class WireGrant
{
    public static ApplicationGrant ToModel(this Wire.Grant grant) => new()
    {
        GrantId = Guid.Parse(grant.GrantId),
        Patient = grant.Patient.ToIns(),
        ApplicationId = grant.ApplicationId,
        Scopes = [.. grant.Scopes.Select(ToModel)],
        Purposes = [.. grant.Purposes.Select(ToModel)],
        GrantTime = (grant.GrantTime ?? new()).ToDateTimeOffset(),
        ExpireTime = (grant.ExpireTime ?? new()).ToDateTimeOffset(),
        RevokeTime = grant.RevokeTime?.ToDateTimeOffset(),
    };

    public static GrantScope ToModel(this Wire.GrantScope scope) =>
        System.Enum.IsDefined((GrantScope)scope) ? (GrantScope)scope : GrantScope.Unknown;

    public static GrantPurpose ToModel(this Wire.GrantPurpose purpose) =>
        System.Enum.IsDefined((GrantPurpose)purpose) ? (GrantPurpose)purpose : GrantPurpose.Unknown;

    /// <summary>A purpose as traces name it.</summary>
    public static GrantPurpose ToPurpose(string name) =>
        System.Enum.TryParse<GrantPurpose>(name, ignoreCase: true, out var purpose) ? purpose : GrantPurpose.Unknown;

    public static Wire.Measure ToWire(this NewMeasure measure) => new()
    {
        Code = measure.Code,
        Value = measure.Value.ToString(CultureInfo.InvariantCulture),
        Unit = measure.Unit,
        Time = measure.Time.ToTimestamp(),
    };

    public static Measure ToModel(this Wire.Measure measure) => new(
        Guid.Parse(measure.MeasureId),
        measure.Code,
        decimal.Parse(measure.Value, CultureInfo.InvariantCulture),
        measure.Unit,
        (measure.Time ?? new()).ToDateTimeOffset());

    public static ResultPage<Document> ToPage(this Wire.ListGrantedDocumentsResponse response) =>
        new([.. response.Documents.Select(document => document.ToDocument())], response.NextPageToken.NullIfEmpty());

    public static ResultPage<Measure> ToPage(this Wire.ListMeasuresResponse response) =>
        new([.. response.Measures.Select(ToModel)], response.NextPageToken.NullIfEmpty());
}
