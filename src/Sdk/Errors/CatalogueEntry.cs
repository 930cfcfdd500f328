using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Errors;

/// <summary>What the catalogue tells of a reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Code">Its stable code, such as <c>DOSSIER_FERME</c>.</param>
/// <param name="Status">The gRPC status code that carries it, such as <c>FAILED_PRECONDITION</c>.</param>
/// <param name="Action">What the caller can do.</param>
/// <param name="Actor">Who can do it.</param>
/// <param name="IsTransient">Whether the same call may succeed later, unchanged.</param>
/// <param name="Message">What happened, in French.</param>
/// <param name="Remedy">What to do, in French.</param>
/// <param name="NationalCode">What the national service calls it, such as <c>DMPAccessForbidden</c>; null where no
/// equivalent is known.</param>
public sealed record CatalogueEntry(
    Reason Reason,
    string Code,
    string Status,
    CallerAction Action,
    Actor Actor,
    bool IsTransient,
    string Message,
    string Remedy,
    string? NationalCode);
