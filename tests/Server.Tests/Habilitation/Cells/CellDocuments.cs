using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>The documents that a dossier holds before the calls of a column: one for each call that changes it.</summary>
internal static class CellDocuments
{
    public const string Plain = "plain";
    public const string Masked = "masked";
    public const string ToMask = "to mask";
    public const string ToUnmask = "to unmask";
    public const string ToDisclose = "to disclose";
    public const string ToDelete = "to delete";
    public const string ToArchive = "to archive";
    public const string PatientsToDelete = "patient's, to delete";
    public const string PatientsToArchive = "patient's, to archive";

    private static readonly Visibility Everyone = new();
    private static readonly Visibility NoProfessional = new() { HiddenFromProfessionals = true };
    private static readonly Visibility NotThePatient = new() { HiddenFromPatient = true };

    /// <summary>Those of any author.</summary>
    public static IReadOnlyList<(string Use, Visibility Visibility)> OfAuthors { get; } =
    [
        (Plain, Everyone), (Masked, NoProfessional), (ToMask, Everyone), (ToUnmask, NoProfessional),
        (ToDisclose, NotThePatient), (ToDelete, Everyone), (ToArchive, Everyone),
    ];

    public static IReadOnlyList<(string Use, Visibility Visibility)> OfThePatient { get; } =
        [(PatientsToDelete, Everyone), (PatientsToArchive, Everyone)];
}
