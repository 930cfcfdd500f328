using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Messagerie.Regles;

/// <summary>Where a document may go, by what restricts it: <c>routage.json</c>. What it does not list is refused.</summary>
internal sealed class RoutageMatrix
{
    private static readonly Dictionary<string, bool?> Words = new() { ["N"] = false, ["Y"] = true, ["N ou Y"] = null };

    private readonly OperatorFile _file;
    private readonly IReadOnlyList<Line> _lines;

    private RoutageMatrix(OperatorFile file)
    {
        _file = file;
        var table = file.Read<RoutageTable>();
        Version = table.Version!;
        _lines = [.. table.Lignes.Select(ToLine)];
    }

    public string Version { get; }

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static RoutageMatrix Load(string? path) => new(new("routage.json", path));

    public bool Lists(Restrictions restrictions, Destinations destinations) => _lines.Any(line =>
        Fits(line.Professionals, restrictions.HiddenFromProfessionals)
        && Fits(line.Patient, restrictions.HiddenFromPatient)
        && Fits(line.Representatives, restrictions.HiddenFromRepresentatives)
        && Fits(line.Secret, restrictions.SecretConnection)
        && (destinations & ~line.Allowed) == 0);

    /// <exception cref="MonEspaceSanteException">PIECE_INVISIBLE_PATIENT, ROUTAGE_NON_PREVU.</exception>
    public void Demand(Restrictions restrictions, Destinations destinations)
    {
        if (restrictions.HiddenFromPatient && destinations.HasFlag(Destinations.Patient))
            throw Refusal.Because(Reason.PieceInvisiblePatient);
        if (!Lists(restrictions, destinations))
            throw Refusal.Because(Reason.RoutageNonPrevu, "combination", Told(restrictions, destinations));
    }

    private static string Told(Restrictions restrictions, Destinations destinations) => string.Join(
        ' ',
        $"MASQUE_PS={YesNo(restrictions.HiddenFromProfessionals)}",
        $"INVISIBLE_PATIENT={YesNo(restrictions.HiddenFromPatient)}",
        $"INVISIBLE_REP_LEGAUX={YesNo(restrictions.HiddenFromRepresentatives)}",
        $"CONNEXION_SECRETE={YesNo(restrictions.SecretConnection)}",
        $"DESTDMP={YesNo(destinations.HasFlag(Destinations.Dmp))}",
        $"DESTMSSANTEPS={YesNo(destinations.HasFlag(Destinations.Professionals))}",
        $"DESTMSSANTEPAT={YesNo(destinations.HasFlag(Destinations.Patient))}");

    private static char YesNo(bool told) => told ? 'Y' : 'N';

    private static bool Fits(bool? listed, bool told) => listed is null || listed == told;

    private Line ToLine(RoutageTable.Row row, int rank)
    {
        var name = $"ligne {rank + 1}";
        return new Line(
            Read(row.MasquePs),
            Read(row.InvisiblePatient),
            Read(row.InvisibleRepLegaux),
            Read(row.ConnexionSecrete),
            Allowed(row.VersDmp, Destinations.Dmp)
                | Allowed(row.VersProfessionnels, Destinations.Professionals)
                | Allowed(row.VersPatient, Destinations.Patient));

        bool? Read(string word) => _file.Translate(Words, word, name, "valeur");

        Destinations Allowed(string word, Destinations destination) =>
            Read(word) == false ? Destinations.None : destination;
    }

    private sealed record Line(bool? Professionals, bool? Patient, bool? Representatives, bool? Secret, Destinations Allowed);
}
