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
        Option.Https(options.Issuer, nameof(options.Issuer)),
        Option.Required(options.ClientId, nameof(options.ClientId)),
        CarteOf(options),
        [.. Option.Required(options.TrustedRoots, nameof(options.TrustedRoots))],
        Option.Required(options.Scope, nameof(options.Scope)),
        Option.Required(options.AcrValues, nameof(options.AcrValues)),
        Option.Required(options.OpenBrowser, nameof(options.OpenBrowser)),
        AboveZero(options.BrowserPatience, nameof(options.BrowserPatience)),
        AboveZero(options.CallDeadline, nameof(options.CallDeadline)),
        Option.Required(options.TimeProvider, nameof(options.TimeProvider)));

    private static ICarteCps CarteOf(ProSanteConnectOptions options)
    {
        var carte = Option.Required(options.Carte, nameof(options.Carte));
        return carte.Porteur.Type == TypeCarte.Organisation
            ? carte
            : throw Option.Invalid("Must be the certificates of a structure", nameof(options.Carte));
    }

    private static TimeSpan AboveZero(TimeSpan value, string option) =>
        value > TimeSpan.Zero ? value : throw Option.Invalid("Must be above zero", option);
}
