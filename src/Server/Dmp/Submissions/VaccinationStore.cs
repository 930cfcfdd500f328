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
        var logicalId = await connection.ExecuteScalarAsync<byte[]?>(
            """
            SELECT logical_id FROM vaccination
            WHERE patient_id = @patientId AND vaccine = @vaccine AND given_on = @givenOn
            """,
            new { patientId = patientId.ToByteArray(), vaccine = VaccineOf(vaccination), givenOn = DayOf(vaccination) });
        return logicalId is null ? null : new Guid(logicalId);
    }

    /// <summary>The identifier of the vaccination that a note tells; null when it tells none.</summary>
    public static Task<string?> FindIdAsync(DbConnection connection, Guid patientId, Guid note) =>
        connection.ExecuteScalarAsync<string?>(
            "SELECT vaccination_id FROM vaccination WHERE patient_id = @patientId AND logical_id = @note",
            new { patientId = patientId.ToByteArray(), note = note.ToByteArray() });

    /// <summary>Keeps what a note tells now, whatever it told before.</summary>
    public static async Task SaveAsync(DbConnection connection, Guid patientId, Guid note, Vaccination vaccination)
    {
        await RemoveAsync(connection, patientId, note);
        await connection.ExecuteAsync(
            """
            INSERT INTO vaccination (patient_id, vaccine, given_on, vaccination_id, logical_id)
            VALUES (@patientId, @vaccine, @givenOn, @id, @note)
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                vaccine = VaccineOf(vaccination),
                givenOn = DayOf(vaccination),
                id = vaccination.Id,
                note = note.ToByteArray(),
            });
    }

    public static Task<int> RemoveAsync(DbConnection connection, Guid patientId, Guid note) =>
        connection.ExecuteAsync(
            "DELETE FROM vaccination WHERE patient_id = @patientId AND logical_id = @note",
            new { patientId = patientId.ToByteArray(), note = note.ToByteArray() });

    private static string VaccineOf(Vaccination vaccination) =>
        $"{vaccination.Vaccine!.Value}^{vaccination.Vaccine.System}";

    private static string DayOf(Vaccination vaccination)
    {
        var digits = vaccination.Date!.Digits;
        return digits[..Math.Min(digits.Length, "YYYYMMDD".Length)];
    }
}
