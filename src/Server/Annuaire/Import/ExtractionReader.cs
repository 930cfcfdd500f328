using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Generations;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>How a published file is read, and where its rows go.</summary>
/// <param name="Extraction">What the import calls it.</param>
/// <param name="Part">The part of the directory that it belongs to.</param>
/// <param name="Into">Where the rows of a generation go.</param>
/// <param name="Open">Reads the lines of a file, by its header.</param>
internal sealed record ExtractionReader(
    string Extraction,
    AnnuairePart Part,
    Func<long, BulkInsert> Into,
    Func<ExtractionHeader, Extractions, Func<long, ExtractionLine, IEnumerable<object?[]>>> Open)
{
    public static readonly ExtractionReader Activities = new(
        "activites", AnnuairePart.Professionnels, ProfessionnelLoad.Activities, (header, _) => new ReadActivity(header).Rows);

    public static readonly ExtractionReader SavoirFaire = new(
        "savoir_faire", AnnuairePart.Professionnels, ProfessionnelLoad.Qualifications, (header, _) => new ReadSavoirFaire(header).Rows);

    public static readonly ExtractionReader Diplomas = new(
        "diplomes", AnnuairePart.Professionnels, ProfessionnelLoad.Qualifications, (header, _) => new ReadDiploma(header).Rows);

    public static readonly ExtractionReader Boites = new(
        "boites", AnnuairePart.Boites, BoiteLoad.Into, (header, extractions) => new ReadBoite(header, extractions).Rows);

    public static readonly IReadOnlyList<ExtractionReader> All = [Activities, SavoirFaire, Diplomas, Boites];
}
