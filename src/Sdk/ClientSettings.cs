using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Session;

namespace MonEspaceSante;

/// <summary>Options that have been checked, and that no longer change.</summary>
internal sealed record ClientSettings(
    Uri Server,
    ICarteCps Carte,
    ProSanteConnectSession? ProSanteConnect,
    Activite Activite,
    Professional Professional,
    AuthenticationMode AuthenticationMode,
    LocalAuthentication? LocalAuthentication,
    AccessMode AccessMode,
    Software Software,
    IReadOnlyList<X509Certificate2> TrustedRoots,
    TimeSpan CallDeadline,
    TimeSpan TransferDeadline,
    int MaxAttempts,
    long MaxDocumentBytes,
    string? Scenario,
    TimeProvider TimeProvider)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static ClientSettings From(MonEspaceSanteOptions options)
    {
        var carte = Required(options.Carte, nameof(options.Carte));
        var signedIn = ProSanteConnectChoice.Of(options, carte);
        var authenticationMode = AuthenticationModeOf(options, carte);
        return new ClientSettings(
            ServerOf(options),
            carte,
            options.ProSanteConnect,
            signedIn?.Activite ?? ActiviteOf(options, carte),
            signedIn?.Professional ?? ProfessionalOf(options, carte),
            authenticationMode,
            LocalAuthenticationOf(options, authenticationMode),
            AccessModeOf(options, authenticationMode),
            SoftwareOf(options),
            [.. Required(options.TrustedRoots, nameof(options.TrustedRoots))],
            Within(options.CallDeadline, Shortest, Longest, nameof(options.CallDeadline)),
            Within(options.TransferDeadline, Shortest, Longest, nameof(options.TransferDeadline)),
            Within(options.MaxAttempts, 1, 10, nameof(options.MaxAttempts)),
            Within(options.MaxDocumentBytes, 1, long.MaxValue, nameof(options.MaxDocumentBytes)),
            ScenarioOf(options),
            Required(options.TimeProvider, nameof(options.TimeProvider)));
    }

    private static Uri ServerOf(MonEspaceSanteOptions options)
    {
        var server = Required(options.Server, nameof(options.Server));
        return server.IsAbsoluteUri && server.Scheme == Uri.UriSchemeHttps
            ? server
            : throw Invalid("Must be an https address", nameof(options.Server));
    }

    // National rule: when a person acts with a card that tells structures, the structure comes from the card.
    private static Activite ActiviteOf(MonEspaceSanteOptions options, ICarteCps carte)
    {
        if (options.Activite is null)
        {
            return carte.Activites is [var only]
                ? only
                : throw Invalid(
                    $"The card tells {carte.Activites.Count} activities: choose the one that the user acts for",
                    nameof(options.Activite));
        }

        // Which places belong to a structure is for the server to know.
        return carte.Activites.Count == 0
            || carte.Porteur.Type == TypeCarte.Organisation
            || carte.Activites.Contains(options.Activite)
            ? options.Activite
            : throw Invalid("Must be one of the card's activities", nameof(options.Activite));
    }

    private static Professional ProfessionalOf(MonEspaceSanteOptions options, ICarteCps carte)
    {
        if (carte.Porteur.Professional is not { } holder)
            return Required(options.Professional, nameof(options.Professional));
        if (options.Professional is not null)
            throw Invalid("Must be null: the card of a person tells who acts", nameof(options.Professional));
        if (options.HolderName is not { } name)
            return holder;
        return carte.Porteur.IsAnonymous
            ? holder with { Name = name }
            : throw Invalid("Must be null: the card names its holder", nameof(options.HolderName));
    }

    private static AuthenticationMode AuthenticationModeOf(MonEspaceSanteOptions options, ICarteCps carte)
    {
        var isStructure = carte.Porteur.Type == TypeCarte.Organisation;
        return (isStructure, options.AuthenticationMode) switch
        {
            (true, null or AuthenticationMode.ProSanteConnect) when options.ProSanteConnect is not null =>
                AuthenticationMode.ProSanteConnect,
            _ when options.ProSanteConnect is not null =>
                throw Invalid("Must be null where a professional is signed in", nameof(options.AuthenticationMode)),
            (true, null) => AuthenticationMode.Indirecte,
            (true, AuthenticationMode.Indirecte or AuthenticationMode.Air or AuthenticationMode.Regulation) =>
                options.AuthenticationMode.Value,
            (false, null or AuthenticationMode.Directe) => AuthenticationMode.Directe,
            _ => throw Invalid("Must be a mode of the card in place", nameof(options.AuthenticationMode)),
        };
    }

    private static LocalAuthentication? LocalAuthenticationOf(MonEspaceSanteOptions options, AuthenticationMode mode)
    {
        if (options.LocalAuthentication is not { } told)
            return null;
        if (mode is AuthenticationMode.Directe or AuthenticationMode.ProSanteConnect)
            throw Invalid("Must be null: the person is authenticated by other means", nameof(options.LocalAuthentication));
        return string.IsNullOrWhiteSpace(told.ContextClass)
            ? throw Invalid("Must tell a class", nameof(options.LocalAuthentication))
            : told;
    }

    private static AccessMode AccessModeOf(MonEspaceSanteOptions options, AuthenticationMode mode) =>
        (mode, options.AccessMode) switch
        {
            (AuthenticationMode.Regulation, AccessMode.Normal or AccessMode.Centre15) => AccessMode.Centre15,
            (AuthenticationMode.Directe or AuthenticationMode.ProSanteConnect, AccessMode.Centre15) => AccessMode.Centre15,
            (_, AccessMode.Normal) => AccessMode.Normal,
            _ => throw Invalid("Must suit the mode of authentication", nameof(options.AccessMode)),
        };

    private static Software SoftwareOf(MonEspaceSanteOptions options)
    {
        var software = Required(options.Software, nameof(options.Software));
        return string.IsNullOrWhiteSpace(software.Name) || string.IsNullOrWhiteSpace(software.Version)
            ? throw Invalid("Must tell a name and a version", nameof(options.Software))
            : software;
    }

    // It travels as metadata, which holds nothing else.
    private static string? ScenarioOf(MonEspaceSanteOptions options) =>
        options.Scenario is null or [_, ..] && !options.Scenario.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? options.Scenario
            : throw Invalid("Must be printable ASCII without spaces", nameof(options.Scenario));

    private static T Required<T>(T? value, string option)
        where T : class => value ?? throw Invalid("Must be set", option);

    private static T Within<T>(T value, T least, T most, string option)
        where T : IComparable<T> => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw Invalid($"Must be from {least} to {most}", option);

    private static ArgumentException Invalid(string why, string option) => new(why, option);
}
