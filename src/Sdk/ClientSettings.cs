using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Session;

namespace MonEspaceSante;

/// <summary>Options that have been checked, and that no longer change.</summary>
internal sealed record ClientSettings(
    ServerSettings Server,
    ICarteCps Carte,
    ProSanteConnectSession? ProSanteConnect,
    Activite Activite,
    Professional Professional,
    AuthenticationMode AuthenticationMode,
    LocalAuthentication? LocalAuthentication,
    AccessMode AccessMode,
    Software Software,
    long MaxDocumentBytes,
    string? Scenario)
{
    public static ClientSettings From(MonEspaceSanteOptions options)
    {
        var carte = Option.Required(options.Carte, nameof(options.Carte));
        var signedIn = ProSanteConnectChoice.Of(options, carte);
        var authenticationMode = AuthenticationModeOf(options, carte);
        return new ClientSettings(
            ServerSettings.From(
                options.Server,
                options.TrustedRoots,
                options.CallDeadline,
                options.TransferDeadline,
                options.MaxAttempts,
                options.TimeProvider),
            carte,
            options.ProSanteConnect,
            signedIn?.Activite ?? ActiviteOf(options, carte),
            signedIn?.Professional ?? ProfessionalOf(options, carte),
            authenticationMode,
            LocalAuthenticationOf(options, authenticationMode),
            AccessModeOf(options, authenticationMode),
            SoftwareOf(options),
            Option.Within(options.MaxDocumentBytes, 1, long.MaxValue, nameof(options.MaxDocumentBytes)),
            ScenarioOf(options));
    }

    // National rule: when a person acts with a card that tells structures, the structure comes from the card.
    private static Activite ActiviteOf(MonEspaceSanteOptions options, ICarteCps carte)
    {
        if (options.Activite is null)
        {
            return carte.Activites is [var only]
                ? only
                : throw Option.Invalid(
                    $"The card tells {carte.Activites.Count} activities: choose the one that the user acts for",
                    nameof(options.Activite));
        }

        // Which places belong to a structure is for the server to know.
        return carte.Activites.Count == 0
            || carte.Porteur.Type == TypeCarte.Organisation
            || carte.Activites.Contains(options.Activite)
            ? options.Activite
            : throw Option.Invalid("Must be one of the card's activities", nameof(options.Activite));
    }

    private static Professional ProfessionalOf(MonEspaceSanteOptions options, ICarteCps carte)
    {
        if (carte.Porteur.Professional is not { } holder)
            return Option.Required(options.Professional, nameof(options.Professional));
        if (options.Professional is not null)
            throw Option.Invalid("Must be null: the card of a person tells who acts", nameof(options.Professional));
        if (options.HolderName is not { } name)
            return holder;
        return carte.Porteur.IsAnonymous
            ? holder with { Name = name }
            : throw Option.Invalid("Must be null: the card names its holder", nameof(options.HolderName));
    }

    private static AuthenticationMode AuthenticationModeOf(MonEspaceSanteOptions options, ICarteCps carte)
    {
        var isStructure = carte.Porteur.Type == TypeCarte.Organisation;
        return (isStructure, options.AuthenticationMode) switch
        {
            (true, null or AuthenticationMode.ProSanteConnect) when options.ProSanteConnect is not null =>
                AuthenticationMode.ProSanteConnect,
            _ when options.ProSanteConnect is not null =>
                throw Option.Invalid("Must be null where a professional is signed in", nameof(options.AuthenticationMode)),
            (true, null) => AuthenticationMode.Indirecte,
            (true, AuthenticationMode.Indirecte or AuthenticationMode.Air or AuthenticationMode.Regulation) =>
                options.AuthenticationMode.Value,
            (false, null or AuthenticationMode.Directe) => AuthenticationMode.Directe,
            _ => throw Option.Invalid("Must be a mode of the card in place", nameof(options.AuthenticationMode)),
        };
    }

    private static LocalAuthentication? LocalAuthenticationOf(MonEspaceSanteOptions options, AuthenticationMode mode)
    {
        if (options.LocalAuthentication is not { } told)
            return null;
        if (mode is AuthenticationMode.Directe or AuthenticationMode.ProSanteConnect)
            throw Option.Invalid("Must be null: the person is authenticated by other means", nameof(options.LocalAuthentication));
        return string.IsNullOrWhiteSpace(told.ContextClass)
            ? throw Option.Invalid("Must tell a class", nameof(options.LocalAuthentication))
            : told;
    }

    private static AccessMode AccessModeOf(MonEspaceSanteOptions options, AuthenticationMode mode) =>
        (mode, options.AccessMode) switch
        {
            (AuthenticationMode.Regulation, AccessMode.Normal or AccessMode.Centre15) => AccessMode.Centre15,
            (AuthenticationMode.Directe or AuthenticationMode.ProSanteConnect, AccessMode.Centre15) => AccessMode.Centre15,
            (_, AccessMode.Normal) => AccessMode.Normal,
            _ => throw Option.Invalid("Must suit the mode of authentication", nameof(options.AccessMode)),
        };

    private static Software SoftwareOf(MonEspaceSanteOptions options)
    {
        var software = Option.Required(options.Software, nameof(options.Software));
        return string.IsNullOrWhiteSpace(software.Name) || string.IsNullOrWhiteSpace(software.Version)
            ? throw Option.Invalid("Must tell a name and a version", nameof(options.Software))
            : software;
    }

    // It travels as metadata, which holds nothing else.
    private static string? ScenarioOf(MonEspaceSanteOptions options) =>
        options.Scenario is null or [_, ..] && !options.Scenario.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? options.Scenario
            : throw Option.Invalid("Must be printable ASCII without spaces", nameof(options.Scenario));
}
