using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Which dossiers are listed.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="OfStructure">Whether the dossiers are those of the caller's structure, whoever reads them there.</param>
/// <param name="Date">By which date.</param>
/// <param name="Since">From when, in microseconds since 1970.</param>
internal sealed record DossierSearch(SessionLps Caller, bool OfStructure, DossierDate Date, long Since);
