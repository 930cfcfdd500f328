using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Authorisations as the contracts spell them.</summary>
internal static class WireAuthorization
{
    public static AuthorizationStatus ToStatus(this Wire.AuthorizationStatus status) => status switch
    {
        Wire.AuthorizationStatus.Valide => AuthorizationStatus.Valide,
        Wire.AuthorizationStatus.Expire => AuthorizationStatus.Expire,
        Wire.AuthorizationStatus.Interdit => AuthorizationStatus.Interdit,
        Wire.AuthorizationStatus.NonExiste => AuthorizationStatus.NonExiste,
        _ => AuthorizationStatus.Unknown,
    };

    public static Authorization ToAuthorization(this Wire.Authorization authorization) => new()
    {
        Professional = authorization.Professional?.ToProfessional(),
        Structure = (authorization.Structure ?? new()).ToStructure(),
        Status = authorization.Status.ToStatus(),
        IsMedecinTraitant = authorization.IsMedecinTraitant,
        StartTime = authorization.StartTime?.ToDateTimeOffset(),
        LastActionTime = authorization.LastActionTime?.ToDateTimeOffset(),
        ExpireTime = authorization.ExpireTime?.ToDateTimeOffset(),
    };

    public static ResultPage<Authorization> ToPage(this Wire.ListAuthorizationsResponse response) => new(
        [.. response.Authorizations.Select(ToAuthorization)], response.NextPageToken.NullIfEmpty());

    public static FeedingOpposition ToOpposition(this Wire.FeedingOpposition opposition) => new(
        (opposition.Structure ?? new()).ToStructure(), opposition.Opposed, opposition.UpdateTime?.ToDateTimeOffset());

    public static Wire.AuthorizationHolder ToWire(this AuthorizationHolder holder) =>
        holder == AuthorizationHolder.CareTeam
            ? Wire.AuthorizationHolder.EquipeDeSoins
            : Wire.AuthorizationHolder.Unspecified;

    public static Wire.AuthorizationFilter ToWire(this AuthorizationFilter filter) => filter switch
    {
        AuthorizationFilter.Active => Wire.AuthorizationFilter.Active,
        AuthorizationFilter.Blocked => Wire.AuthorizationFilter.Interdite,
        _ => Wire.AuthorizationFilter.Unspecified,
    };
}
