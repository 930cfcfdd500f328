using System.Reflection;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>The applications that a sandbox references from the start, one for each of its cards <c>application</c> and
/// <c>application-mesures</c>: <c>applications.json</c>.</summary>
internal sealed class SandboxApplications(Database database, TimeProvider time)
{
    public Task SeedAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                foreach (var application in Read())
                {
                    // What was made of one since stays as it is.
                    if (await ApplicationStore.LockOrAddAsync(connection, application.ApplicationId) is not null) continue;
                    application.Status = ApplicationStatus.Referencee;
                    application.ReferenceTime = time.GetUtcNow().ToTimestamp();
                    await ApplicationStore.SaveVersionAsync(connection, application);
                }
            },
            cancellationToken);

    private static List<Application> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("applications.json")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateArray().Select(row => JsonParser.Default.Parse<Application>(row.GetRawText()))];
    }
}
