using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Server.Annuaire.Professionnels;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads the file of diplomas and authorisations: one a line, or one of each.</summary>
internal sealed class ReadDiploma(ExtractionHeader header)
{
    private readonly ReadHolder _holder = new(header);
    private readonly ReadLabel _diplomaType = new(header, "type_diplome");
    private readonly ReadLabel _diploma = new(header, "diplome");
    private readonly ReadLabel _authorization = new(header, "type_autorisation");
    private readonly ReadLabel _discipline = new(header, "discipline");

    public IEnumerable<object?[]> Rows(long number, ExtractionLine line)
    {
        var psIdNat = _holder.Demand(line);
        var titles = new List<Qualification>(2);
        if (_diploma.Find(line) is { } diploma)
            titles.Add(new() { Kind = QualificationKind.Diplome, Title = diploma, Type = _diplomaType.Find(line) });
        if (_authorization.Find(line) is { } authorization)
        {
            titles.Add(_discipline.Find(line) is { } discipline
                ? new() { Kind = QualificationKind.Autorisation, Title = discipline, Type = authorization }
                : new() { Kind = QualificationKind.Autorisation, Title = authorization });
        }

        return titles.Select(title => ProfessionnelLoad.Row(number, psIdNat, title));
    }
}
