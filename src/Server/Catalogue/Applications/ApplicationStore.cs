using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Applications;

internal sealed class ApplicationStore(Database database)
{
    private const string Columns =
        "application_id AS ApplicationId, signal_id AS SignalId, status AS Status, status_reason AS StatusReason, body AS Body";

    public Task<StoredApplication?> FindAsync(string applicationId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, applicationId), cancellationToken);

    /// <summary>An application, whatever its state; null when none has the id.</summary>
    public static async Task<StoredApplication?> FindAsync(DbConnection connection, string applicationId)
    {
        if (!ApplicationRule.IsId(applicationId)) return null;
        return Open(await connection.QuerySingleOrDefaultAsync<Row?>(
            $"SELECT {Columns} FROM catalogue_application WHERE application_id = @applicationId", new { applicationId }));
    }

    /// <summary>The same in a write that it is not to change before: whoever suspends it answers after the write, or before it
    /// reads. Writes for many patients hold it at once.</summary>
    public async Task<StoredApplication?> HoldAsync(DbConnection connection, string applicationId)
    {
        if (!ApplicationRule.IsId(applicationId)) return null;
        return Open(await connection.QuerySingleOrDefaultAsync<Row?>(
            $"SELECT {Columns} FROM catalogue_application WHERE application_id = @applicationId {database.ForShare}",
            new { applicationId }));
    }

    /// <summary>Holds the row of an application to the end of the transaction; makes it where there is none.</summary>
    /// <returns>Null for one that was never referenced.</returns>
    public static async Task<StoredApplication?> LockOrAddAsync(DbConnection connection, string applicationId) =>
        Open(await connection.QuerySingleAsync<Row>(
            $"""
            INSERT INTO catalogue_application (application_id, signal_id, name, status, status_reason, body)
            VALUES (@applicationId, @signalId, '', 0, '', @body)
            ON CONFLICT (application_id) DO UPDATE SET status = catalogue_application.status RETURNING {Columns}
            """,
            new { applicationId, signalId = Guid.NewGuid().ToByteArray(), body = Array.Empty<byte>() }));

    /// <summary>The same for an application that must be there; null when it is not.</summary>
    public static async Task<StoredApplication?> LockAsync(DbConnection connection, string applicationId)
    {
        if (!ApplicationRule.IsId(applicationId)) return null;
        return Open(await connection.QuerySingleOrDefaultAsync<Row?>(
            $"UPDATE catalogue_application SET status = status WHERE application_id = @applicationId RETURNING {Columns}",
            new { applicationId }));
    }

    /// <summary>Puts a version in force, in a row that the caller holds.</summary>
    public static Task SaveVersionAsync(DbConnection connection, Application application) =>
        connection.ExecuteAsync(
            """
            UPDATE catalogue_application SET name = @name, status = @status, status_reason = @reason, body = @body
            WHERE application_id = @id;
            INSERT INTO catalogue_version (application_id, version, referenced_at, body)
            VALUES (@id, @version, @referencedAt, @body)
            """,
            new
            {
                id = application.ApplicationId,
                name = application.Name,
                status = (long)application.Status,
                reason = application.StatusReason,
                version = application.Version,
                referencedAt = application.ReferenceTime.ToDateTimeOffset().ToMicroseconds(),
                body = application.ToByteArray(),
            });

    public static Task SetStatusAsync(
        DbConnection connection, string applicationId, ApplicationStatus status, string reason) =>
        connection.ExecuteAsync(
            "UPDATE catalogue_application SET status = @status, status_reason = @reason WHERE application_id = @applicationId",
            new { applicationId, status = (long)status, reason });

    /// <summary>The applications that are referenced after a name and an id, by name.</summary>
    public Task<List<Application>> ListReferencedAsync(
        string afterName, string afterId, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                    $"""
                    SELECT {Columns} FROM catalogue_application
                    WHERE status = @referenced AND (name > @afterName OR (name = @afterName AND application_id > @afterId))
                    ORDER BY name, application_id LIMIT @count
                    """,
                    new { referenced = (long)ApplicationStatus.Referencee, afterName, afterId, count }))
                .Select(row => Open(row)!.Application).ToList(),
            cancellationToken);

    private static StoredApplication? Open(Row? row)
    {
        if (row is null || row.Body.Length == 0) return null;
        var application = Application.Parser.ParseFrom(row.Body);
        application.Status = (ApplicationStatus)row.Status;
        application.StatusReason = row.StatusReason;
        return new StoredApplication(application, new Guid(row.SignalId));
    }

    private sealed record Row(string ApplicationId, byte[] SignalId, long Status, string StatusReason, byte[] Body);
}
