using System.Globalization;
using System.Runtime.CompilerServices;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A CSV file of identities in UTF-8, read line by line. A line that no identity can be read from has its verdict
/// at once, and the others go on. Lines are counted as an editor does, the header is the first.</summary>
internal sealed class IdentityFile(Stream input, string oid, VerdictFile verdicts)
{
    private const string NotUtf8 =
        "La ligne n'est pas en UTF-8 : enregistrez le fichier au format « CSV UTF-8 ».";

    private const string BadQuotes = "Un guillemet est mal placé ou n'est pas refermé dans la ligne.";

    private static readonly string[] Required = ["matricule", "nom", "prenoms", "sexe", "naissance"];

    public async IAsyncEnumerable<IdentityToVerify> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(input, leaveOpen: true);
        var header = await text.ReadLineAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(header)) throw LocalRefusal.EmptyFile();
        var delimiter = CsvLine.DelimiterOf(header);
        var columns = Columns(CsvLine.Split(header, delimiter));
        var isEmpty = true;
        for (var line = 2; await text.ReadLineAsync(cancellationToken) is { } written; line++)
        {
            if (string.IsNullOrWhiteSpace(written)) continue;
            isEmpty = false;
            if (Read(line, CsvLine.Split(written, delimiter), columns) is { } identity) yield return identity;
        }

        if (isEmpty) throw LocalRefusal.EmptyFile();
    }

    private static Dictionary<string, int> Columns(IReadOnlyList<string>? header)
    {
        if (header is null) throw LocalRefusal.BadQuotes(line: 1);
        var columns = new Dictionary<string, int>();
        foreach (var (rank, name) in header.Index()) columns.TryAdd(name.Trim().ToLowerInvariant(), rank);
        var missing = Required.Except(columns.Keys).ToList();
        return missing.Count == 0 ? columns : throw LocalRefusal.MissingColumns(missing);
    }

    private IdentityToVerify? Read(int line, IReadOnlyList<string>? fields, Dictionary<string, int> columns)
    {
        var name = line.ToString(CultureInfo.InvariantCulture);
        if (fields is null) verdicts.WriteUnread(name, BadQuotes);
        // What StreamReader puts in place of bytes that are no UTF-8.
        else if (fields.Any(field => field.Contains('\uFFFD'))) verdicts.WriteUnread(name, NotUtf8);
        else return Identity(name, column => Field(fields, columns, column));
        return null;
    }

    private IdentityToVerify? Identity(string line, Func<string, string> field)
    {
        try
        {
            return new IdentityToVerify(
                line,
                Ins.Parse(field("matricule").Replace(" ", "", StringComparison.Ordinal), Or(field("oid"), oid)),
                TraitsIdentite.Parse(
                    field("nom"), field("prenoms"), field("sexe"), field("naissance"), field("lieu")));
        }
        catch (InsRefusedException refusal)
        {
            verdicts.Write(new VerifiedIdentity(line, IdentityVerdict.Unknown, refusal.ReasonCode));
            return null;
        }
    }

    private static string Field(IReadOnlyList<string> fields, Dictionary<string, int> columns, string name) =>
        columns.TryGetValue(name, out var rank) && rank < fields.Count ? fields[rank].Trim() : "";

    private static string Or(string value, string otherwise) => value.Length > 0 ? value : otherwise;
}
