using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using MonEspaceSante.Compte;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A CSV file of insured persons, read line by line. A line that no person can be read from has its verdict at
/// once, and the others go on. Flat memory but for the faults.</summary>
internal sealed class AssureFile(Stream input, string oid, List<AssureVerdict> verdicts)
{
    private static readonly string[] Required =
        ["matricule", "nom", "prenoms", "sexe", "naissance", "regime", "departement", "serie", "adresse"];

    public IEnumerable<AssureLine> Read()
    {
        using var text = new StreamReader(input, leaveOpen: true);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [";", ",", "\t"],
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            MissingFieldFound = null,
            BadDataFound = null,
        });
        csv.Read();
        csv.ReadHeader();
        var missing = Required.Except(csv.HeaderRecord!.Select(name => name.Trim().ToLowerInvariant())).ToList();
        if (missing.Count > 0) throw LocalRefusal.MissingColumns(missing);
        while (csv.Read())
        {
            if (Line(csv) is { } line) yield return line;
        }
    }

    public void Tell(AssureVerdict verdict) => verdicts.Add(verdict);

    private AssureLine? Line(CsvReader csv)
    {
        var line = (csv.Parser.Row - 1).ToString(CultureInfo.InvariantCulture);
        try
        {
            var ins = Ins.Parse(Field(csv, "matricule").Replace(" ", "", StringComparison.Ordinal), oid);
            var traits = TraitsIdentite.Parse(
                Field(csv, "nom"), Field(csv, "prenoms"), Field(csv, "sexe"), Field(csv, "naissance"));
            var carte = new CarteAssure(
                Or(Field(csv, "assure"), ins.Matricule),
                traits.BirthDate,
                Field(csv, "serie"),
                int.TryParse(Field(csv, "rang"), CultureInfo.InvariantCulture, out var rank) ? rank : 1);
            return new AssureLine(
                line, ins, traits, Field(csv, "regime"), Field(csv, "departement"), carte, Parts(csv, "adresse"))
            {
                Email = Field(csv, "courriel"),
                Representatives = [.. Parts(csv, "representants").Select(matricule => Ins.Parse(matricule, oid))],
            };
        }
        catch (InsRefusedException refusal)
        {
            Tell(new AssureVerdict(line, refusal.ReasonCode, refusal.Violations is [var first, ..] ? first.Field : null));
            return null;
        }
    }

    private static string[] Parts(CsvReader csv, string name) =>
        Field(csv, name).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Field(CsvReader csv, string name) =>
        csv.TryGetField<string>(name, out var value) ? value?.Trim() ?? "" : "";

    private static string Or(string value, string otherwise) => value.Length > 0 ? value : otherwise;
}
