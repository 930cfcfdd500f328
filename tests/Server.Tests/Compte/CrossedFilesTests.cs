using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte.Operateur;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using Npgsql;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>Files of insured persons that wait for one another. Where there is one writer none does.</summary>
[CancelAfter(120_000)]
internal sealed class CrossedFilesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private string _database = "";
    private IdentifierIndex _index = null!;

    [Test]
    public async Task Given_fault_found_before_files_crossed_When_taken_one_by_one_Then_what_is_true_then_is_told()
    {
        _database = (await SandboxFixture.ConnectionStringAsync(Engine.Postgres))!;
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Postgres = _database });
        _index = sandbox.Host.Services.GetRequiredService<IdentifierIndex>();
        var register = sandbox.Host.Services.GetRequiredService<RegisterAssures>();
        var (known, parent, third, fourth) = (Assured.Adult(), Assured.Adult(), Assured.Adult(), Assured.Adult());
        var minor = Assured.Born("2020-01-01") with { Representatives = [parent] };
        await register.JudgeAsync([known.Line()], CancellationToken.None);
        await using var pausing = await NamingAsync(third);
        await using var crossing = await NamingAsync(fourth);

        var file = register.JudgeAsync(
            [known.Line(), minor.Line(), third.Line(), fourth.Line()], CancellationToken.None);
        await UntilAsync("SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE @pid = ANY(pg_blocking_pids(pid)))", pausing);
        var crossed = crossing.ExecuteAsync(
            """
            UPDATE compte SET status = status
            WHERE patient_id = (SELECT patient_id FROM patient_identifier WHERE identifier_hash = @hash)
            """,
            new { hash = _index.Hash(known.Ins) });
        await UntilAsync("SELECT cardinality(pg_blocking_pids(@pid)) > 0", crossing);
        await register.JudgeAsync([parent.Line()], CancellationToken.None);
        await pausing.ExecuteAsync("ROLLBACK");
        await crossed.WaitAsync(Patience);
        await crossing.ExecuteAsync("ROLLBACK");
        var verdicts = await file.WaitAsync(Patience);

        Assert.That(verdicts.Select(verdict => (verdict.Reason, verdict.Field)), Is.All.EqualTo(("", "")));
    }

    // Another file's write that is under way. It is never the one that gives way: the server's write is.
    private async Task<NpgsqlConnection> NamingAsync(Assured person)
    {
        var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await connection.ExecuteAsync("BEGIN; SET LOCAL deadlock_timeout = '10min'");
        await connection.ExecuteAsync(
            "INSERT INTO patient_identifier (identifier_hash, patient_id) VALUES (@hash, @id)",
            new { hash = _index.Hash(person.Ins), id = Guid.NewGuid().ToByteArray() });
        return connection;
    }

    private async Task UntilAsync(string condition, NpgsqlConnection about)
    {
        await using var looking = new NpgsqlConnection(_database);
        await looking.OpenAsync();
        while (!await looking.ExecuteScalarAsync<bool>(condition, new { pid = about.ProcessID })) await Task.Yield();
    }
}
