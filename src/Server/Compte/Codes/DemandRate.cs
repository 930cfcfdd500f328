using Dapper;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Codes;

/// <summary>How often codes are asked for with one Vitale card, known or not.</summary>
internal sealed class DemandRate(Database database, TimeProvider time)
{
    private const int MostADay = 3;
    private const int SecondsADay = 24 * 60 * 60;

    /// <exception cref="MonEspaceSanteException">CODE_DEMANDES_TROP_FREQUENTES.</exception>
    public async Task CountAsync(byte[] vitaleHash, CancellationToken cancellationToken)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var day = seconds / SecondsADay;
        var demands = await database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync("DELETE FROM code_demand WHERE day < @day", new { day });
                return await connection.ExecuteScalarAsync<long>(
                    """
                    INSERT INTO code_demand (vitale_hash, day, demands) VALUES (@vitaleHash, @day, 1)
                    ON CONFLICT (vitale_hash, day) DO UPDATE SET demands = code_demand.demands + 1 RETURNING demands
                    """,
                    new { vitaleHash, day });
            },
            cancellationToken);
        if (demands > MostADay)
            throw Refusal.Because(
                Reason.CodeDemandesTropFrequentes, "retry_after_seconds", $"{SecondsADay - (seconds % SecondsADay)}");
    }
}
