using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Identity;
using Wire = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Session;

/// <summary>What the software states of itself when it opens a session. VIHF 4.0.</summary>
internal static class SessionAssertions
{
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
    };

    public static Wire.Software SoftwareOf(ClientSettings settings) => new()
    {
        Name = settings.Software.Name,
        Version = settings.Software.Version,
        HomologationNumber = settings.Software.HomologationNumber ?? "",
    };
}
