using System.Globalization;
using Dapper;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Parameters;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Counts the searches of a caller by the hour. Only searches are held back by it, never feeding.</summary>
internal sealed class SearchRate(
    Database database, IdentifierIndex index, ParametersFile parameters, TimeProvider time)
{
    private const long Hour = 60 * 60;

    /// <exception cref="MonEspaceSanteException">SEUIL_DEPASSE, with <c>retry_after_seconds</c>.</exception>
    public async Task CountAsync(SessionLps caller, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var key = new { caller = index.HashAuthor(caller.ActorIdNat), hour = now / Hour };
        var searches = await database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    "DELETE FROM search_rate WHERE caller_hash = @caller AND hour < @hour", key);
                return await connection.ExecuteScalarAsync<long>(
                    """
                    INSERT INTO search_rate (caller_hash, hour, searches) VALUES (@caller, @hour, 1)
                    ON CONFLICT (caller_hash, hour) DO UPDATE SET searches = search_rate.searches + 1
                    RETURNING searches
                    """,
                    key);
            },
            cancellationToken);
        if (searches <= parameters.Current.RecherchesParHeureMax) return;
        var wait = (Hour - (now % Hour)).ToString(CultureInfo.InvariantCulture);
        throw Refusal.Because(Reason.SeuilDepasse, "retry_after_seconds", wait);
    }
}
