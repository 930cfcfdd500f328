using MonEspaceSante.Identity;
using Access = MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Session;

/// <summary>Authority, between the contract and the SDK.</summary>
internal static class WireAccess
{
    public static AccessContext ToModel(this Access.AccessContext context, Ins patient) => new(
        Guid.Parse(context.AccessContextId),
        context.Mode.ToModel(),
        context.SecretConnection,
        patient,
        context.ExpireTime.ToDateTimeOffset());

    public static AccessMode ToModel(this Access.AccessMode mode) => mode switch
    {
        Access.AccessMode.BrisDeGlace => AccessMode.BrisDeGlace,
        Access.AccessMode.Centre15 => AccessMode.Centre15,
        _ => AccessMode.Normal,
    };

    public static Access.AccessMode ToWire(this AccessMode mode) => mode switch
    {
        AccessMode.BrisDeGlace => Access.AccessMode.BrisDeGlace,
        AccessMode.Centre15 => Access.AccessMode.Centre15,
        _ => Access.AccessMode.Normal,
    };

    public static AuthenticationMode ToModel(this Access.AuthenticationMode mode) => mode switch
    {
        Access.AuthenticationMode.Directe => AuthenticationMode.Directe,
        Access.AuthenticationMode.Indirecte => AuthenticationMode.Indirecte,
        Access.AuthenticationMode.Air => AuthenticationMode.Air,
        Access.AuthenticationMode.Regulation => AuthenticationMode.Regulation,
        Access.AuthenticationMode.ProSanteConnect => AuthenticationMode.ProSanteConnect,
        _ => AuthenticationMode.Unknown,
    };

    public static Access.AuthenticationMode ToWire(this AuthenticationMode mode) => mode switch
    {
        AuthenticationMode.Directe => Access.AuthenticationMode.Directe,
        AuthenticationMode.Indirecte => Access.AuthenticationMode.Indirecte,
        AuthenticationMode.Air => Access.AuthenticationMode.Air,
        AuthenticationMode.Regulation => Access.AuthenticationMode.Regulation,
        AuthenticationMode.ProSanteConnect => Access.AuthenticationMode.ProSanteConnect,
        _ => Access.AuthenticationMode.Unspecified,
    };
}
