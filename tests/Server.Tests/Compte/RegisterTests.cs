using Dapper;
using MonEspaceSante.Server.Compte.Operateur;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>Files of insured persons: many lines in one transaction, each line for itself.</summary>
[NonParallelizable]
public sealed class RegisterTests(Engine engine) : CompteFixture(engine)
{
    private const int Lines = 250;
    private const int Broken = 123;
    private const int Orphan = 200;

    [Test]
    public async Task Given_many_lines_with_broken_ones_When_registered_twice_Then_only_they_are_told_and_all_others_are_in_once()
    {
        var persons = Enumerable.Range(0, Lines).Select(_ => Assured.Adult()).ToList();
        var lines = persons.ConvertAll(person => person.Line());
        lines[Broken].Department = "31000";
        lines[Orphan] = (Assured.Born("2020-01-01") with { Representatives = [Assured.Adult()] }).Line();
        // A parent and the minor in one lot.
        lines[^1] = (Assured.Born("2020-01-01") with { Representatives = [persons[^2]] }).Line();

        var first = await RegisterAsync(lines);
        var known = await CountAsync();
        var again = await RegisterAsync(lines);

        var faults = first.Where(verdict => verdict.Reason.Length > 0).Select(verdict => (verdict.Line, verdict.Reason, verdict.Field));
        Assert.Multiple(async () =>
        {
            Assert.That(first.Select(verdict => verdict.Line), Is.EqualTo(lines.Select(line => line.Line)));
            Assert.That(faults, Is.EqualTo(new[]
            {
                (lines[Broken].Line, "REQUETE_INVALIDE", "department"), (lines[Orphan].Line, "REPRESENTANT_INCONNU", "representatives"),
            }));
            Assert.That(again, Is.EqualTo(first));
            Assert.That(await CountAsync(), Is.EqualTo(known));
        });
    }

    [Test]
    public async Task Given_line_without_a_name_When_registered_Then_those_before_it_are_in_and_told_and_the_file_ends()
    {
        var persons = Enumerable.Range(0, 4).Select(_ => Assured.Adult()).ToList();
        var lines = new GivenLines([.. persons.Select(person => person.Line())]);
        lines.All[2].Line = "";
        var before = await CountAsync();

        var refusal = await Refused.ByAsync(Service<RegisterAssures>().RunAsync(
            null!, Cartes["operateur"].AuthenticationCertificate, lines, lines, CancellationToken.None));

        Assert.That(refusal.Violations.Select(violation => violation.Field), Is.EqualTo(new[] { "line" }));
        Assert.That(lines.Verdicts.Select(verdict => (verdict.Line, verdict.Reason)), Is.EqualTo(new[]
        {
            (lines.All[0].Line, ""), (lines.All[1].Line, ""),
        }));
        Assert.That(await CountAsync(), Is.EqualTo(before + 2));
    }

    [Test]
    public async Task Given_two_files_of_the_same_persons_in_other_orders_When_registered_at_once_Then_both_go_in()
    {
        var known = Enumerable.Range(0, 60).Select(_ => Assured.Adult()).ToList();
        await Service<RegisterAssures>().JudgeAsync(known.ConvertAll(person => person.Line()), CancellationToken.None);
        var lines = known.Concat(Enumerable.Range(0, 40).Select(_ => Assured.Adult())).Select(person => person.Line()).ToList();

        var verdicts = await Task.WhenAll(
            Service<RegisterAssures>().JudgeAsync(lines, CancellationToken.None),
            Service<RegisterAssures>().JudgeAsync([.. Enumerable.Reverse(lines)], CancellationToken.None));

        Assert.That(verdicts.SelectMany(file => file).Select(verdict => verdict.Reason), Is.All.Empty);
    }

    [Test]
    public async Task Given_more_lines_than_a_window_When_registered_with_the_sdk_Then_each_has_its_verdict_in_order()
    {
        await using var operateur = Cartes.Client("operateur");
        var persons = Enumerable.Range(1, 130).Select(_ => Assured.Adult()).ToList();
        var lines = persons.Select((person, rank) => person.ToLine($"{rank}"));

        var verdicts = await operateur.Operateur.RegisterAsync(lines).ToListAsync();

        Assert.That(verdicts.Select(verdict => verdict.Line), Is.EqualTo(Enumerable.Range(0, 130).Select(rank => $"{rank}")));
        Assert.That(verdicts.Select(verdict => verdict.ReasonCode), Is.All.Null);
    }

    private Task<long> CountAsync() => Service<Database>().ReadAsync(
        connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM assure"), CancellationToken.None);
}
