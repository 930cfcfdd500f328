using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Server.Storage;

/// <summary>Turns identifiers into keyed hashes: they can be looked up, and a stolen database names nobody.</summary>
internal sealed class IdentifierIndex(KeyRing keys)
{
    private readonly byte[] _patients = keys.DeriveIndexKey("patients"u8);
    private readonly byte[] _authors = keys.DeriveIndexKey("authors"u8);
    private readonly byte[] _traits = keys.DeriveIndexKey("traits"u8);
    private readonly byte[] _vitales = keys.DeriveIndexKey("vitales"u8);
    private readonly byte[] _codes = keys.DeriveIndexKey("provisional codes"u8);
    private readonly byte[] _requests = keys.DeriveIndexKey("requests"u8);
    private readonly byte[] _vaccinations = keys.DeriveIndexKey("vaccinations"u8);
    private readonly byte[] _imports = keys.DeriveIndexKey("imports"u8);
    private readonly byte[] _mailboxes = keys.DeriveIndexKey("mailboxes"u8);

    /// <param name="card">All that tells the beneficiary of a Vitale card.</param>
    public byte[] HashVitale(string card) => HMACSHA256.HashData(_vitales, Encoding.UTF8.GetBytes(card));

    /// <param name="patientId">Whose: the same code of two patients is not seen to be the same.</param>
    /// <param name="code">A provisional code, normalised.</param>
    public byte[] HashCode(Guid patientId, string code) =>
        HMACSHA256.HashData(_codes, Encoding.UTF8.GetBytes($"{patientId:N}|{code}"));

    /// <summary>What names a mailbox of the directory in the store.</summary>
    /// <param name="holder">Whose it is: an address that goes to somebody else is another mailbox.</param>
    /// <param name="address">Its address, in lower case.</param>
    public Guid NameMailbox(string holder, string address) =>
        new(HMACSHA256.HashData(_mailboxes, Encoding.UTF8.GetBytes($"address|{holder}|{address}")).AsSpan(0, 16));

    /// <param name="mailbox">In whose messages: the same word of two mailboxes is not seen to be the same.</param>
    /// <param name="word">A word, normalised.</param>
    public byte[] HashWord(Guid mailbox, string word) =>
        HMACSHA256.HashData(_mailboxes, Encoding.UTF8.GetBytes($"word|{mailbox:N}|{word}"));

    /// <param name="request">A request that holds secrets: without the key no guess of them can be checked.</param>
    public byte[] HashRequest(ReadOnlySpan<byte> request) => HMACSHA256.HashData(_requests, request);

    public byte[] Hash(Ins patient) =>
        HMACSHA256.HashData(_patients, Encoding.UTF8.GetBytes($"{patient.Oid}|{patient.Matricule}"));

    /// <param name="idNat">A PS_IdNat or a Struct_IdNat.</param>
    public byte[] HashAuthor(string idNat) => HMACSHA256.HashData(_authors, Encoding.UTF8.GetBytes(idNat));

    /// <param name="trait">A normalised trait of a patient, or a part of one, after what it is.</param>
    public byte[] HashTrait(string trait) => HMACSHA256.HashData(_traits, Encoding.UTF8.GetBytes(trait));

    /// <param name="patientId">Whose: the same vaccination of two patients is not seen to be the same.</param>
    /// <param name="vaccination">What is compared of a vaccination, after what it is.</param>
    public byte[] HashVaccination(Guid patientId, string vaccination) =>
        HMACSHA256.HashData(_vaccinations, Encoding.UTF8.GetBytes($"{patientId:N}|{vaccination}"));

    /// <param name="kind">What is hashed: a name, a line.</param>
    /// <param name="imported">What came in the file of an import.</param>
    public byte[] HashImport(string kind, ReadOnlySpan<byte> imported)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _imports);
        hash.AppendData(Encoding.UTF8.GetBytes(kind));
        hash.AppendData([0]);
        hash.AppendData(imported);
        return hash.GetHashAndReset();
    }
}
