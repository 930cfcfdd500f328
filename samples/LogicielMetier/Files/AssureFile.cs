using System.Globalization;
using MonEspaceSante.Compte;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A CSV file of insured persons, read line by line. A line that no person can be read from has its verdict at
/// once, and the others go on. Flat memory but for the faults.</summary>
internal sealed class AssureFile(Stream input, string oid)
{
    private static readonly string[] Required =
        ["matricule", "nom", "prenoms", "sexe", "naissance", "regime", "departement", "serie", "adresse"];

    private readonly List<AssureVerdict> _faults = [];

    /// <summary>How many went in.</summary>
    public int Registered { get; private set; }

    public IReadOnlyList<AssureVerdict> Faults => _faults;

    public IEnumerable<AssureLine> Read()
    {
        using var text = new StreamReader(input, leaveOpen: true);
        var header = text.ReadLine();
        if (string.IsNullOrWhiteSpace(header)) throw LocalRefusal.EmptyFile();
        var delimiter = CsvLine.DelimiterOf(header);
        var names = CsvLine.Split(header, delimiter) ?? throw LocalRefusal.BadQuotes(line: 1);
        var columns = names.Select(name => name.Trim().ToLowerInvariant()).ToList();
        var missing = Required.Except(columns).ToList();
        if (missing.Count > 0) throw LocalRefusal.MissingColumns(missing);
        for (var number = 1; text.ReadLine() is { } written; number++)
        {
            if (!string.IsNullOrWhiteSpace(written) && Line(number, CsvLine.Split(written, delimiter), columns) is { } line)
                yield return line;
        }
    }

    public void Tell(AssureVerdict verdict)
    {
        if (verdict.ReasonCode is null) Registered++;
        else _faults.Add(verdict);
    }

    private AssureLine? Line(int number, IReadOnlyList<string>? fields, List<string> columns)
    {
        var line = number.ToString(CultureInfo.InvariantCulture);
        if (fields is null)
        {
            Tell(new AssureVerdict(line, "REQUETE_INVALIDE", null));
            return null;
        }

        string Told(string name) =>
            columns.IndexOf(name) is >= 0 and var column && column < fields.Count ? fields[column].Trim() : "";
        try
        {
            var ins = Ins.Parse(Told("matricule").Replace(" ", "", StringComparison.Ordinal), oid);
            var traits = TraitsIdentite.Parse(
                Told("nom"), Told("prenoms"), Told("sexe"), Told("naissance"));
            var carte = new CarteAssure(
                Or(Told("assure"), ins.Matricule),
                traits.BirthDate,
                Told("serie"),
                int.TryParse(Told("rang"), CultureInfo.InvariantCulture, out var rank) ? rank : 1);
            return new AssureLine(
                line, ins, traits, Told("regime"), Told("departement"), carte, Parts(Told("adresse")))
            {
                Email = Told("courriel"),
                Representatives = [.. Parts(Told("representants")).Select(matricule => Ins.Parse(matricule, oid))],
            };
        }
        catch (InsRefusedException refusal)
        {
            Tell(new AssureVerdict(line, refusal.ReasonCode, refusal.Violations is [var first, ..] ? first.Field : null));
            return null;
        }
    }

    private static string[] Parts(string field) =>
        field.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Or(string value, string otherwise) => value.Length > 0 ? value : otherwise;
}
