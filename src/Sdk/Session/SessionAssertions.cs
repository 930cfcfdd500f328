using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Identity;
using Wire = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Session;

/// <summary>What the software states of itself when it opens a session. VIHF 4.0.</summary>
internal static class SessionAssertions
{
    private const string Card = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI";
    private const string Untold = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";
    private const string Air = "CONF_EXI_PGSSIS";

    public static Wire.SessionAssertion Draw(ClientSettings settings, DateTimeOffset now) => new()
    {
        AssertionId = Guid.NewGuid().ToString("D"),
        IssueTime = Timestamp.FromDateTimeOffset(now),
        Professional = settings.Professional.ToWire(),
        Structure = settings.Activite.Structure.ToWire(),
        Sector = settings.Activite.Sector,
        Software = SoftwareOf(settings),
        AuthenticationMode = settings.AuthenticationMode.ToWire(),
        AccessMode = settings.AccessMode.ToWire(),

        // A card authenticates its holder by the signature that is about to be made.
        AuthenticationTime = Timestamp.FromDateTimeOffset(settings.LocalAuthentication?.At ?? now),
        AuthenticationContext = settings.AuthenticationMode switch
        {
            AuthenticationMode.Directe => Card,
            AuthenticationMode.Air => Air,
            _ => settings.LocalAuthentication?.ContextClass ?? Untold,
        },
    };

    public static Wire.Software SoftwareOf(ClientSettings settings) => new()
    {
        Name = settings.Software.Name,
        Version = settings.Software.Version,
        HomologationNumber = settings.Software.HomologationNumber ?? "",
    };
}
