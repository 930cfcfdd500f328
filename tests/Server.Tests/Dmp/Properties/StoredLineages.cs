using Dapper;
using MonEspaceSante.Server.Storage;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>The versions of a dossier's documents as its rows tell them: deleted ones too.</summary>
internal static class StoredLineages
{
    private const long Approved = 1;

    /// <summary>Fails the test unless each lineage is one chain, and the rows hold all that was taken and nothing else.</summary>
    public static async Task DemandSoundAsync(Database database, Guid patientId, ModelDossier model)
    {
        var rows = await database.ReadAsync(
            async connection => (await connection.QueryAsync<(string UniqueId, byte[] LogicalId, long Status, string? ReplacedBy)>(
                "SELECT unique_id, logical_id, status, replaced_by FROM document WHERE patient_id = @id",
                new { id = patientId.ToByteArray() })).AsList(),
            CancellationToken.None);

        Assert.That(
            rows.Select(row => (row.UniqueId, row.ReplacedBy)),
            Is.EquivalentTo(model.Documents.Select(document => (document.UniqueId, document.ReplacedBy))));
        foreach (var lineage in rows.GroupBy(row => Convert.ToHexString(row.LogicalId)))
        {
            Assert.That(lineage.Count(row => row.Status == Approved), Is.AtMost(1), "current versions");
            Assert.That(lineage.Count(row => row.ReplacedBy is null), Is.EqualTo(1), "last versions");
            Assert.That(
                lineage.Where(row => row.ReplacedBy is not null).Select(row => row.ReplacedBy),
                Is.Unique.And.SubsetOf(lineage.Select(row => row.UniqueId)),
                "successors");
        }
    }
}
