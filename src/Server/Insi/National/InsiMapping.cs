using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>How the téléservice INSi spells requests and answers, judged once at the start.</summary>
internal static class InsiMapping
{
    private const int LargestNationalLot = 100;

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static InsiTable Load(string? path)
    {
        var file = new OperatorFile("insi.json", path);
        var table = file.Read<InsiTable>();
        DemandAddress(file, table.Adresse);
        if (table.Soap is not ("1.1" or "1.2")) throw file.Fault("soap", "« 1.1 » ou « 1.2 » attendu");
        DemandCallers(file, table.Appelants);
        DemandBounds(file, table.Limites);
        DemandLot(file, table.Lot);
        foreach (var (row, text) in Texts(table)) DemandKnownNames(file, row, text);
        return table;
    }

    private static void DemandAddress(OperatorFile file, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            throw file.Fault("adresse", "adresse https attendue");
    }

    private static void DemandCallers(OperatorFile file, InsiTable.Callers callers)
    {
        foreach (var mode in callers.Modes)
            file.Translate(MatrixWords.AuthenticationModes, mode, "appelants, modes", "mode d'authentification");
        foreach (var structure in callers.Structures)
        {
            if (structure is not { Length: > 1 } || structure[0] is < '0' or > '4')
                throw file.Fault("appelants, structures", "Struct_IdNat attendu, son premier chiffre de 0 à 4");
        }
    }

    private static void DemandBounds(OperatorFile file, InsiTable.Bounds bounds)
    {
        var isSound = bounds.DelaiSecondes is > 0 and <= 300
            && bounds.Reprises is >= 0 and <= 5
            && bounds.CoupureTauxEchecs is > 0 and <= 1
            && bounds.CoupureAppelsMin >= 2
            && bounds.CoupureSecondes is >= 0.5 and <= 3600
            && bounds.AppelsParSeconde is >= 1 and <= 10_000
            && bounds.AppelsEnAttente is >= 0 and <= 100_000;
        if (!isSound) throw file.Fault("limites", "une valeur est hors de ses bornes");
    }

    private static void DemandLot(OperatorFile file, InsiTable.BatchVerification lot)
    {
        if (lot.Maximum is < 1 or > LargestNationalLot) throw file.Fault("lot, maximum", "1 à 100 attendu");
        if (lot.UnitairesMax is < 1 || lot.UnitairesMax > lot.Maximum) throw file.Fault("lot, unitaires_max", "1 au maximum d'un lot attendu");
        if (lot.PremiereAttenteSecondes is < 0 or > 3600 || lot.AttenteSecondes is < 0 or > 3600)
            throw file.Fault("lot", "attentes de 0 à 3600 secondes attendues");
        if (lot.LecturesMax is < 1 or > 1000) throw file.Fault("lot, lectures_max", "1 à 1000 attendu");
        if (lot.Simultanes is < 1 or > 100) throw file.Fault("lot, simultanes", "1 à 100 attendu");
        if (lot.RassemblementSecondes is < 0 or > 60) throw file.Fault("lot, rassemblement_secondes", "0 à 60 attendu");
        if (lot.ConservationMinutes is < 1 or > 1440) throw file.Fault("lot, conservation_minutes", "1 à 1440 attendu");
    }

    private static IEnumerable<(string Row, string Text)> Texts(InsiTable table) =>
    [
        ("assertion", table.Assertion.NomId),
        .. table.Assertion.Attributs.Select(attribute => ($"assertion, {attribute.Nom}", attribute.Valeur)),
        .. Blocks(table).SelectMany(block => block.Champs, (block, field) => ($"{block.Element}/{field.Chemin}", field.Valeur)),
    ];

    private static IEnumerable<InsiTable.Block> Blocks(InsiTable table) =>
    [
        .. table.Entetes,
        table.RechercheVitale.Corps,
        table.RechercheApcv.Corps,
        table.RechercheTraits.Corps,
        table.Verification.Operation.Corps,
        table.Lot.Depot.Corps,
        table.Lot.Ligne,
        table.Lot.Lecture.Corps,
    ];

    private static void DemandKnownNames(OperatorFile file, string row, string text)
    {
        foreach (var name in InsiText.Names(text))
        {
            if (!InsiValues.Known.Contains(name)) throw file.Fault(row, $"valeur « {name} » inconnue");
        }
    }
}
