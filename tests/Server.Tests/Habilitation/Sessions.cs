using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Tests.Habilitation;

internal static class Sessions
{
    public static SessionLps Of(AuthenticationMode mode, string profession, string speciality = "") => new(
        Guid.NewGuid(),
        mode,
        AccessMode.Normal,
        new Professional { PsIdNat = "899700296140", Profession = profession, Speciality = speciality },
        new Structure { StructIdNat = "499700296140001" },
        TimeProvider.System.GetUtcNow());
}
