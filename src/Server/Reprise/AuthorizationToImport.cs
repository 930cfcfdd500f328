using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Reprise;

/// <summary>What stands between the patient and a holder.</summary>
/// <param name="Authorization">The authorisation, or the block.</param>
/// <param name="Consent">The consent as it was told; null where none was kept.</param>
internal sealed record AuthorizationToImport(Authorization Authorization, Consent? Consent);
