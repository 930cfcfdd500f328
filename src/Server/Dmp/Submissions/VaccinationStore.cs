using System.Data.Common;
using Dapper;
using MonEspaceSante.Cda;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The vaccinations that the current notes of a dossier tell: one for each vaccine and day, one for each note.</summary>
internal static class VaccinationStore
{
    /// <summary>The note of a vaccine given on a day; null when there is none.</summary>
    public static async Task<Guid?> FindNoteAsync(DbConnection connection, Guid patientId, Vaccination vaccination)
    {
        var note = await connection.ExecuteScalarAsync<byte[]?>(
            """
            SELECT entry_id FROM vaccination
            WHERE patient_id = @patientId AND vaccine = @vaccine AND given_on = @givenOn
            """,
            new { patientId = patientId.ToByteArray(), vaccine = VaccineOf(vaccination), givenOn = DayOf(vaccination) });
        return note is null ? null : new Guid(note);
    }

    /// <summary>The identifier of the vaccination that a note tells; null when it tells none.</summary>
    public static Task<string?> FindIdAsync(DbConnection connection, Guid patientId, Guid note) =>
        connection.ExecuteScalarAsync<string?>(
            "SELECT vaccination_id FROM vaccination WHERE patient_id = @patientId AND entry_id = @note",
            new { patientId = patientId.ToByteArray(), note = note.ToByteArray() });

    /// <summary>Keeps what a note tells, in the place of what the note that it replaces told.</summary>
    public static async Task SaveAsync(
        DbConnection connection, Guid patientId, Guid note, Guid? replaced, Vaccination vaccination)
    {
        var row = new
        {
            patientId = patientId.ToByteArray(),
            note = note.ToByteArray(),
            replaced = replaced?.ToByteArray(),
            vaccine = VaccineOf(vaccination),
            givenOn = DayOf(vaccination),
            id = vaccination.Id,
        };
        await connection.ExecuteAsync("DELETE FROM vaccination WHERE patient_id = @patientId AND entry_id = @replaced", row);
        await connection.ExecuteAsync(
            """
            INSERT INTO vaccination (patient_id, vaccine, given_on, vaccination_id, entry_id)
            VALUES (@patientId, @vaccine, @givenOn, @id, @note)
            """,
            row);
    }

    private static string VaccineOf(Vaccination vaccination) =>
        $"{vaccination.Vaccine!.Value}^{vaccination.Vaccine.System}";

    private static string DayOf(Vaccination vaccination)
    {
        var digits = vaccination.Date!.Digits;
        return digits[..Math.Min(digits.Length, "YYYYMMDD".Length)];
    }
}
