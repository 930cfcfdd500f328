using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A CSV file of identities, read line by line. A line that no identity can be read from has its verdict at
/// once, and the others go on.</summary>
internal sealed class IdentityFile(Stream input, string oid, VerdictFile verdicts)
{
    private static readonly string[] Required = ["matricule", "nom", "prenoms", "sexe", "naissance"];

    public async IAsyncEnumerable<IdentityToVerify> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
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
        await csv.ReadAsync();
        csv.ReadHeader();
        var missing = Required.Except(csv.HeaderRecord!.Select(name => name.Trim().ToLowerInvariant())).ToList();
        if (missing.Count > 0) throw LocalRefusal.MissingColumns(missing);
        while (await csv.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Identity(csv) is { } identity) yield return identity;
        }
    }

    private IdentityToVerify? Identity(CsvReader csv)
    {
        var line = (csv.Parser.Row - 1).ToString(CultureInfo.InvariantCulture);
        try
        {
            return new IdentityToVerify(
                line,
                Ins.Parse(Field(csv, "matricule").Replace(" ", "", StringComparison.Ordinal), Or(Field(csv, "oid"), oid)),
                TraitsIdentite.Parse(
                    Field(csv, "nom"),
                    Field(csv, "prenoms"),
                    Field(csv, "sexe"),
                    Field(csv, "naissance"),
                    Field(csv, "lieu")));
        }
        catch (InsRefusedException refusal)
        {
            verdicts.Write(new VerifiedIdentity(line, IdentityVerdict.Unknown, refusal.ReasonCode));
            return null;
        }
    }

    private static string Field(CsvReader csv, string name) =>
        csv.TryGetField<string>(name, out var value) ? value?.Trim() ?? "" : "";

    private static string Or(string value, string otherwise) => value.Length > 0 ? value : otherwise;
}
