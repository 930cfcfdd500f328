using System.Collections.Frozen;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.OperatorFiles;

namespace MonEspaceSante.Server.Messagerie.Regles;

/// <summary>What no primary source tells of messages: <c>messagerie.json</c>, or the operator's file in its place.</summary>
internal sealed class MessagerieRules
{
    // A hundred years: no calendar goes on for ever.
    private const int MostMonths = 1200;

    private readonly MessagerieTable _table;
    private readonly FrozenDictionary<string, byte[][]> _types;

    private MessagerieRules(OperatorFile file)
    {
        _table = file.Read<MessagerieTable>();
        DemandNumbers(file, _table);
        file.DemandDistinct(_table.Types.Select(row => row.Type), "type");
        foreach (var type in _table.Pharmacie.Types)
        {
            if (DocumentTypes.Find(type) is null) throw file.Fault("pharmacie", $"type de document « {type} » inconnu");
        }

        _types = _table.Types.ToFrozenDictionary(
            row => row.Type, row => row.Debut.Select(begin => Bytes(file, row.Type, begin)).ToArray());
    }

    public long LargestMessage => _table.OctetsMax;

    public int MostAttachments => _table.PiecesMax;

    public int MostRecipients => _table.DestinatairesMax;

    public int LongestSubject => _table.ObjetMax;

    public int LongestText => _table.TexteMax;

    /// <summary>The number that patients' messages bear (X-MSS-NIL).</summary>
    public string PatientSoftware => _table.LogicielPatient;

    public MessagerieTable.PharmacieRow Pharmacy => _table.Pharmacie;

    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    public static MessagerieRules Load(string? path) => new(new("messagerie.json", path));

    /// <summary>The address of a patient. It holds the matricule: it goes in no log.</summary>
    public string AddressOf(Ins patient) => $"{patient.Matricule.ToLowerInvariant()}@{_table.DomainePatient}";

    public bool IsPatientAddress(string address) =>
        BoiteStore.AddressOf(address).EndsWith($"@{_table.DomainePatient}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The Message-ID of a message.</summary>
    public string InternetIdOf(Guid messageId) => $"{messageId:D}@{_table.DomaineMessages}";

    /// <exception cref="MonEspaceSanteException">PIECE_REFUSEE.</exception>
    public void DemandType(string mediaType)
    {
        if (!_types.ContainsKey(mediaType))
            throw Refusal.Because(Reason.PieceRefusee, new Violation("attachment.media_type", "type de fichier non accepté"));
    }

    /// <summary>Demands that the first bytes of a file are those of its type.</summary>
    /// <exception cref="MonEspaceSanteException">PIECE_REFUSEE.</exception>
    public void DemandBeginning(string mediaType, ReadOnlySpan<byte> first)
    {
        var known = _types[mediaType];
        if (known.Length == 0) return;
        foreach (var begin in known)
        {
            if (first.StartsWith(begin)) return;
        }

        throw Refusal.Because(
            Reason.PieceRefusee, new Violation("attachment.media_type", "le fichier n'est pas du type annoncé"));
    }

    // An archive is read in memory: no message may be larger than that.
    private static void DemandNumbers(OperatorFile file, MessagerieTable table)
    {
        Demand("octets_max", table.OctetsMax, Array.MaxLength);
        Demand("pieces_max", table.PiecesMax, int.MaxValue);
        Demand("destinataires_max", table.DestinatairesMax, int.MaxValue);
        Demand("objet_max", table.ObjetMax, int.MaxValue);
        Demand("texte_max", table.TexteMax, int.MaxValue);
        Demand("pharmacie.mois", table.Pharmacie.Mois, MostMonths);

        void Demand(string name, long told, long most)
        {
            if (told < 1 || told > most) throw file.Fault(name, $"nombre de 1 à {most} attendu");
        }
    }

    private static byte[] Bytes(OperatorFile file, string type, string hexadecimal)
    {
        try
        {
            return Convert.FromHexString(hexadecimal);
        }
        catch (FormatException)
        {
            throw file.Fault($"type {type}", "octets attendus en hexadécimal");
        }
    }
}
