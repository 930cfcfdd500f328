using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Benchmarks;

/// <summary>Made-up dossiers of before Mon espace santé as lines to import, each told by its rank alone.</summary>
internal static class LegacyLines
{
    /// <summary>The doctor who reads all of them.</summary>
    public const string Doctor = "899700296140";

    private static readonly string[] Syllables =
        ["MAR", "TIN", "BER", "NARD", "DU", "BOIS", "LE", "ROY", "PE", "RIN", "GAU", "VIL", "LARD", "FON", "TAI", "NE"];

    public static Ins Patient(int rank)
    {
        var number = string.Create(
            CultureInfo.InvariantCulture, $"{(rank % 2) + 1}{(rank % 90) + 10:00}{(rank % 12) + 1:00}{rank:00000000}");
        var key = 97 - (long.Parse(number, CultureInfo.InvariantCulture) % 97);
        return Ins.Parse($"{number}{key:00}", InsOid.NirTest);
    }

    public static string UniqueId(int rank, int document) => $"1.2.250.1.999.{rank}.{document + 1}";

    public static string Place(int rank, int document) => $"{rank % 100:00}/{rank}-{document}.xml";

    /// <summary>Bytes that stand for a document.</summary>
    public static byte[] Bytes(int rank, int document) =>
        Encoding.UTF8.GetBytes($"<ClinicalDocument><id root=\"{UniqueId(rank, document)}\"/></ClinicalDocument>");

    /// <summary>An open dossier that a doctor may read, with so many documents.</summary>
    public static string Line(int rank, int documents)
    {
        var all = string.Join(',', Enumerable.Range(0, documents).Select(document => Document(rank, document)));
        var patient = Patient(rank);
        return $$"""
            {"dossier":"DMP-{{rank}}","creeLe":"2019-{{(rank % 12) + 1:00}}-15","patient":{"matricule":"{{patient.Matricule}}","oid":"{{patient.Oid}}","nom":"{{Name(rank)}}","prenoms":"{{Name(rank / 4096)}}","sexe":"{{(rank % 2 == 0 ? "M" : "F")}}","naissance":"{{1920 + (rank % 90)}}-{{(rank % 12) + 1:00}}-{{(rank % 28) + 1:00}}"},"etat":"actif","autorisations":[{"professionnel":{"idNat":"{{Doctor}}","nom":"LEFORT","prenom":"CAMILLE","profession":"10","specialite":"SM26"},"structure":{"idNat":"499700296140001","nom":"CABINET DU DR LEFORT"},"statut":"valide","medecinTraitant":true,"debut":"2019-12-20T10:00:00Z","fin":"2099-12-20T10:00:00Z"}],"documents":[{{all}}]}
            """;
    }

    private static string Document(int rank, int document)
    {
        var bytes = Bytes(rank, document);
        return $$"""
            {"uniqueId":"{{UniqueId(rank, document)}}","type":"11488-4","format":"urn:ihe:iti:xds-sd:pdf:2008","mime":"text/xml","titre":"Compte rendu de consultation","langue":"fr-FR","creation":"20200{{(document % 9) + 1}}15101500+0100","debutActe":"20200{{(document % 9) + 1}}15","cadre":"AMBULATOIRE","lieu":"SA07","auteurs":[{"id":"{{Doctor}}","nom":"LEFORT","prenom":"CAMILLE","structure":{"idNat":"499700296140001","nom":"CABINET DU DR LEFORT"},"specialite":"G15_10/SM26"}],"responsable":{"id":"{{Doctor}}","nom":"LEFORT","prenom":"CAMILLE"},"confidentialite":"N","statut":"courant","origine":"professionnel","deposeLe":"2020-0{{(document % 9) + 1}}-15T10:20:00Z","taille":{{bytes.Length}},"sha1":"{{Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes))}}","sha256":"{{Convert.ToHexStringLower(SHA256.HashData(bytes))}}"}
            """;
    }

    private static string Name(int rank) =>
        Syllables[rank % 16] + Syllables[rank / 16 % 16] + Syllables[rank / 256 % 16];
}
