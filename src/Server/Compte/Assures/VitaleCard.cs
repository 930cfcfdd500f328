using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Assures;

/// <summary>A beneficiary of a Vitale card, as a call tells it.</summary>
internal static class VitaleCard
{
    private const int LongestSerial = 20;

    /// <summary>All that tells the beneficiary, to be hashed.</summary>
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static string Demand(Contract.CarteVitale? vitale)
    {
        if (vitale is null) throw Fault("vitale", "carte Vitale attendue");
        var matricule = vitale.InsuredMatricule.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (!Ins.TryParse(matricule, InsOid.Nir, out _)) throw Fault("vitale.insured_matricule", "15 caractères attendus, clé comprise");
        if (!BirthDate.TryParse(vitale.BirthDate, out var born)) throw Fault("vitale.birth_date", "AAAA-MM-JJ attendu");
        if (vitale.BirthRank < 0) throw Fault("vitale.birth_rank", "à partir de 1");
        var serial = vitale.SerialNumber.Replace(" ", "", StringComparison.Ordinal);
        if (serial.Length is 0 or > LongestSerial || !serial.All(char.IsAsciiDigit))
            throw Fault("vitale.serial_number", "de 1 à 20 chiffres attendus");
        return Of(matricule, born.Value, vitale.BirthRank, serial);
    }

    public static string Of(string matricule, string birthDate, int birthRank, string serial) =>
        $"{matricule}|{birthDate}|{Math.Max(birthRank, 1)}|{serial.TrimStart('0')}";

    private static MonEspaceSanteException Fault(string field, string expected) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, expected));
}
