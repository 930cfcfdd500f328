using System.Security.Cryptography;
using Dapper;
using MonEspaceSante.Server.AccessTraces;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.AccessTraces;

/// <summary>What someone who can write to the database, but has not the keys, may do to a dossier's traces.</summary>
/// <param name="What">In words.</param>
/// <param name="Sql">On the dossier <c>@patient</c>, at <c>@rank</c> of <c>@count</c>.</param>
/// <param name="Fault">What is found.</param>
/// <param name="At">At which rank.</param>
internal sealed record Tampering(string What, string Sql, TraceFault Fault, Found At = Found.AtRank)
{
    private const string Row = "WHERE patient_id = @patient AND rank = @rank";
    private const string Last = "WHERE patient_id = @patient AND rank = @count";
    private const string Head = "WHERE patient_id = @patient";
    private const string Columns = "made_at, caller_hash, hidden_from_representatives, body, mac";

    public static readonly Tampering[] All =
    [
        new("instant altered", $"UPDATE access_trace SET made_at = made_at + 1 {Row}", TraceFault.Altered),
        new("caller altered", $"UPDATE access_trace SET caller_hash = @bytes {Row}", TraceFault.Altered),
        new("shown to representatives", $"UPDATE access_trace SET hidden_from_representatives = 7 {Row}", TraceFault.Altered),
        new("code altered", $"UPDATE access_trace SET mac = @bytes {Row}", TraceFault.Altered),
        new("body altered", $"UPDATE access_trace SET body = @bytes {Row}", TraceFault.Unreadable),
        new(
            "body of another",
            $"UPDATE access_trace SET body = (SELECT body FROM access_trace {Last}) {Row}",
            TraceFault.Unreadable),
        new("row removed", $"DELETE FROM access_trace {Row}", TraceFault.Missing),
        new(
            "row removed, the next moved up",
            $"DELETE FROM access_trace {Row}; UPDATE access_trace SET rank = @rank WHERE patient_id = @patient AND rank = @rank + 1",
            TraceFault.Unreadable),
        new(
            "rows swapped",
            $"""
             UPDATE access_trace SET rank = -1 {Row};
             UPDATE access_trace SET rank = @rank WHERE patient_id = @patient AND rank = @rank + 1;
             UPDATE access_trace SET rank = @rank + 1 WHERE patient_id = @patient AND rank = -1
             """,
            TraceFault.Unreadable),
        new("last row removed", $"DELETE FROM access_trace {Last}", TraceFault.CutShort, Found.AtLast),
        new(
            "last row removed and uncounted",
            $"DELETE FROM access_trace {Last}; UPDATE access_trace_head SET trace_count = @count - 1 {Head}",
            TraceFault.HeadAltered,
            Found.BeforeLast),
        new(
            "last row removed, head made of the code that is left",
            $"""
             DELETE FROM access_trace {Last};
             UPDATE access_trace_head SET trace_count = @count - 1, seal = (
                 SELECT mac FROM access_trace WHERE patient_id = @patient AND rank = @count - 1) {Head}
             """,
            TraceFault.HeadAltered,
            Found.BeforeLast),
        new("all rows removed", $"DELETE FROM access_trace {Head}", TraceFault.CutShort, Found.AtFirst),
        new("seal altered", $"UPDATE access_trace_head SET seal = @bytes {Head}", TraceFault.HeadAltered, Found.AtLast),
        new(
            "count raised",
            $"UPDATE access_trace_head SET trace_count = trace_count + 1 {Head}",
            TraceFault.HeadAltered,
            Found.AtLast),
        new("head removed", $"DELETE FROM access_trace_head {Head}", TraceFault.HeadMissing, Found.AtFirst),
        new(
            "row added",
            $"""
             INSERT INTO access_trace (patient_id, rank, {Columns})
             SELECT patient_id, @count + 1, {Columns} FROM access_trace {Row}
             """,
            TraceFault.Unreadable,
            Found.AfterLast),
        new(
            "row moved to another dossier",
            $"UPDATE access_trace SET patient_id = @other {Row}",
            TraceFault.Missing),
    ];

    public Task ApplyAsync(TracedStore store, Guid patient, long rank, long count) => store.WriteAsync(
        async connection => Assert.That(
            await connection.ExecuteAsync(
                Sql,
                new
                {
                    patient = patient.ToByteArray(),
                    rank,
                    count,
                    bytes = RandomNumberGenerator.GetBytes(32),
                    other = Guid.NewGuid().ToByteArray(),
                }),
            Is.Positive));

    /// <summary>Where the break is found.</summary>
    public BrokenLink Expected(long rank, long count) => new(
        At switch
        {
            Found.AtFirst => 1,
            Found.BeforeLast => count - 1,
            Found.AtLast => count,
            Found.AfterLast => count + 1,
            _ => rank,
        },
        Fault);

    public override string ToString() => What;
}
