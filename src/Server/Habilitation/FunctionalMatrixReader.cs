using System.Collections.Frozen;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.OperatorFiles;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>Judges <c>matrice-fonctionnelle.json</c> and turns its words into rights.</summary>
internal sealed class FunctionalMatrixReader(OperatorFile file)
{
    private static readonly FrozenSet<string> Professions =
        ValueSet.Professions.Codes.Select(code => code.Value).Append(SessionLps.SecretariatMedical).ToFrozenSet();

    private readonly FunctionalMatrixTable _table = file.Read<FunctionalMatrixTable>();

    public string Version => _table.Version!;

    public FrozenDictionary<(MatrixActor, AccessMode, string), Grant> Grants()
    {
        file.DemandDistinct(_table.Lignes.Select(row => row.Transaction), "transaction");
        return _table.Lignes.SelectMany(Cells).ToFrozenDictionary();
    }

    public FrozenDictionary<AuthenticationMode, FrozenSet<string>> Transactions()
    {
        file.DemandDistinct(_table.Modes.Select(row => row.Mode), "mode");
        return _table.Modes.ToFrozenDictionary(
            row => file.Translate(MatrixWords.AuthenticationModes, row.Mode, $"mode {row.Mode}", "mode"),
            row => CodeSelection.Of(file, $"mode {row.Mode}", Habilitation.Transactions.All, row.ToutSauf, row.Seulement)
                .ToFrozenSet());
    }

    public IReadOnlyList<ActorRule> Actors() => [.. _table.Acteurs.Select(Rule)];

    private IEnumerable<KeyValuePair<(MatrixActor, AccessMode, string), Grant>> Cells(FunctionalMatrixTable.Row row)
    {
        var name = $"transaction {row.Transaction}";
        if (!Habilitation.Transactions.All.Contains(row.Transaction)) throw file.Fault(name, "transaction inconnue");
        foreach (var (actorWord, cells) in row.Droits)
        {
            var actor = file.Translate(MatrixWords.Actors, actorWord, name, "acteur");
            foreach (var (modeWord, grantWord) in cells)
            {
                var mode = file.Translate(MatrixWords.AccessModes, modeWord, $"{name}, acteur {actorWord}", "mode d'accès");
                var grant = file.Translate(
                    MatrixWords.Grants, grantWord, $"{name}, acteur {actorWord}, accès {modeWord}", "droit");
                yield return new((actor, mode, row.Transaction), grant);
            }
        }
    }

    private ActorRule Rule(FunctionalMatrixTable.ActorRow row)
    {
        var name = $"acteur {row.Acteur}";
        var actor = file.Translate(MatrixWords.Actors, row.Acteur, name, "acteur");
        if (row.Professions is not null) CodeSelection.DemandKnown(file, name, Professions, row.Professions);
        if (row.Specialites is not null) CodeSelection.DemandKnown(file, name, Specialities(row), row.Specialites);
        return new(
            actor,
            row.Modes.Select(mode => file.Translate(MatrixWords.AuthenticationModes, mode, name, "mode")).ToFrozenSet(),
            row.Professions?.ToFrozenSet(),
            row.Specialites?.ToFrozenSet(),
            row.MedecinTraitant);
    }

    // The value set of authors' specialities tells each behind its profession: G15_10/SM26.
    private static FrozenSet<string> Specialities(FunctionalMatrixTable.ActorRow row)
    {
        var prefixes = (row.Professions ?? []).Select(profession => $"G15_{profession}").ToFrozenSet();
        return ValueSet.AuthorSpecialties.Codes
            .Select(code => code.Value.Split('/'))
            .Where(parts => parts.Length == 2 && (row.Professions is null || prefixes.Contains(parts[0])))
            .Select(parts => parts[1])
            .ToFrozenSet();
    }
}
