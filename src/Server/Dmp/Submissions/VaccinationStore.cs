using System.Data.Common;
using System.Text.Json;
using Dapper;
using MonEspaceSante.Cda;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The vaccinations that the current notes of a dossier tell: one for each vaccine and day, one for each note. They
/// are compared by keyed hashes; what the vaccination calendar needs of them is sealed.</summary>
internal sealed class VaccinationStore(IdentifierIndex index, Sealer sealer)
{
    private const string Column = "vaccination.told";

    /// <summary>What the current notes of a dossier tell. Those of before this was kept are left out.</summary>
    public async Task<List<GivenVaccination>> ListAsync(DbConnection connection, Guid patientId)
    {
        var id = patientId.ToByteArray();
        var rows = await connection.QueryAsync<(byte[] EntryId, byte[] Told)>(
            "SELECT entry_id, told FROM vaccination WHERE patient_id = @id AND told IS NOT NULL", new { id });
        return rows
            .Select(row => JsonSerializer.Deserialize<GivenVaccination>(
                sealer.Open(Column, [.. id, .. row.EntryId], row.Told))!)
            .ToList();
    }

    /// <summary>The note of a vaccine given on a day; null when there is none.</summary>
    public async Task<Guid?> FindNoteAsync(DbConnection connection, Guid patientId, Vaccination vaccination)
    {
        var note = await connection.ExecuteScalarAsync<byte[]?>(
            "SELECT entry_id FROM vaccination WHERE patient_id = @patientId AND vaccine_hash = @vaccine",
            new { patientId = patientId.ToByteArray(), vaccine = HashVaccine(patientId, vaccination) });
        return note is null ? null : new Guid(note);
    }

    /// <summary>Whether a note tells another vaccination than this one, by its identifier.</summary>
    public async Task<bool> TellsAnotherAsync(
        DbConnection connection, Guid patientId, Guid note, Vaccination vaccination)
    {
        var kept = await connection.ExecuteScalarAsync<byte[]?>(
            "SELECT identifier_hash FROM vaccination WHERE patient_id = @patientId AND entry_id = @note",
            new { patientId = patientId.ToByteArray(), note = note.ToByteArray() });
        return kept is not null && !kept.AsSpan().SequenceEqual(HashIdentifier(patientId, vaccination));
    }

    /// <summary>Keeps what a note tells, in the place of what the note that it replaces told.</summary>
    public async Task SaveAsync(
        DbConnection connection, Guid patientId, Guid note, Guid? replaced, Vaccination vaccination)
    {
        var row = new
        {
            patientId = patientId.ToByteArray(),
            note = note.ToByteArray(),
            replaced = replaced?.ToByteArray(),
            vaccine = HashVaccine(patientId, vaccination),
            identifier = HashIdentifier(patientId, vaccination),
            told = sealer.Seal(
                Column,
                [.. patientId.ToByteArray(), .. note.ToByteArray()],
                JsonSerializer.SerializeToUtf8Bytes(GivenVaccination.Of(vaccination))),
        };
        await connection.ExecuteAsync("DELETE FROM vaccination WHERE patient_id = @patientId AND entry_id = @replaced", row);
        await connection.ExecuteAsync(
            """
            INSERT INTO vaccination (patient_id, vaccine_hash, identifier_hash, entry_id, told)
            VALUES (@patientId, @vaccine, @identifier, @note, @told)
            """,
            row);
    }

    private byte[] HashVaccine(Guid patientId, Vaccination vaccination)
    {
        var digits = vaccination.Date!.Digits;
        var day = digits[..Math.Min(digits.Length, "YYYYMMDD".Length)];
        return index.HashVaccination(patientId, $"vaccine {vaccination.Vaccine!.Value}^{vaccination.Vaccine.System} {day}");
    }

    // A UUID is the same in both cases.
    private byte[] HashIdentifier(Guid patientId, Vaccination vaccination) =>
        index.HashVaccination(patientId, $"id {vaccination.Id!.ToUpperInvariant()}");
}
