using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Options that have been checked, and that no longer change.</summary>
internal sealed record ProSanteConnectSettings(
    Uri Issuer,
    string ClientId,
    ICarteCps Carte,
    IReadOnlyList<X509Certificate2> TrustedRoots,
    string Scope,
    string AcrValues,
    Func<Uri, CancellationToken, Task> OpenBrowser,
    TimeSpan BrowserPatience,
    TimeSpan CallDeadline,
    TimeProvider TimeProvider)
{
    public static ProSanteConnectSettings From(ProSanteConnectOptions options) => new(
        IssuerOf(options),
        Required(options.ClientId, nameof(options.ClientId)),
        CarteOf(options),
        [.. Required(options.TrustedRoots, nameof(options.TrustedRoots))],
        Required(options.Scope, nameof(options.Scope)),
        Required(options.AcrValues, nameof(options.AcrValues)),
        Required(options.OpenBrowser, nameof(options.OpenBrowser)),
        AboveZero(options.BrowserPatience, nameof(options.BrowserPatience)),
        AboveZero(options.CallDeadline, nameof(options.CallDeadline)),
        Required(options.TimeProvider, nameof(options.TimeProvider)));

    private static Uri IssuerOf(ProSanteConnectOptions options)
    {
        var issuer = Required(options.Issuer, nameof(options.Issuer));
        return issuer.IsAbsoluteUri && issuer.Scheme == Uri.UriSchemeHttps
            ? issuer
            : throw Invalid("Must be an https address", nameof(options.Issuer));
    }

    private static ICarteCps CarteOf(ProSanteConnectOptions options)
    {
        var carte = Required(options.Carte, nameof(options.Carte));
        return carte.Porteur.Type == TypeCarte.Organisation
            ? carte
            : throw Invalid("Must be the certificates of a structure", nameof(options.Carte));
    }

    private static T Required<T>(T? value, string option)
        where T : class =>
        value is null or "" ? throw Invalid("Must be set", option) : value;

    private static TimeSpan AboveZero(TimeSpan value, string option) =>
        value > TimeSpan.Zero ? value : throw Invalid("Must be above zero", option);

    private static ArgumentException Invalid(string why, string option) => new(why, option);
}
