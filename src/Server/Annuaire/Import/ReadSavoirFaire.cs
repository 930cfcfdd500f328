using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Server.Annuaire.Professionnels;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads the file of competences (savoir-faire): one a line.</summary>
internal sealed class ReadSavoirFaire(ExtractionHeader header)
{
    private readonly ReadHolder _holder = new(header);
    private readonly ReadLabel _profession = new(header, "profession");
    private readonly ReadLabel _type = new(header, "type");
    private readonly ReadLabel _title = new(header, "savoir_faire");

    public IEnumerable<object?[]> Rows(long number, ExtractionLine line)
    {
        var psIdNat = _holder.Demand(line);
        // Who has none is listed too.
        if (_title.Find(line) is not { } title) return [];
        var qualification = new Qualification
        {
            Kind = QualificationKind.SavoirFaire,
            Title = title,
            Type = _type.Find(line),
            Profession = _profession.Find(line),
        };
        return [ProfessionnelLoad.Row(number, psIdNat, qualification)];
    }
}
