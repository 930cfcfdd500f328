using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Annuaire.Professionnels;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads the file of activities: a professional and an activity a line.</summary>
internal sealed class ReadActivity(ExtractionHeader header)
{
    private readonly ReadHolder _holder = new(header);
    private readonly ReadSite _site = new(header);
    private readonly ExtractionColumn _civility = header.Of("civilite");
    private readonly ExtractionColumn _family = header.Of("nom");
    private readonly ExtractionColumn _given = header.Of("prenom");
    private readonly ReadLabel _profession = new(header, "profession");
    private readonly ReadLabel _category = new(header, "categorie");
    private readonly ReadLabel _speciality = new(header, "savoir_faire");
    private readonly ReadLabel _mode = new(header, "mode");
    private readonly ReadLabel _sector = new(header, "secteur");
    private readonly ExtractionColumn _phone = header.Of("telephone");
    private readonly ExtractionColumn _otherPhone = header.Of("telephone_2");
    private readonly ExtractionColumn _fax = header.Of("telecopie");
    private readonly ExtractionColumn _email = header.Of("courriel");

    public IEnumerable<object?[]> Rows(long number, ExtractionLine line) =>
    [
        ProfessionnelLoad.Row(number, new ListedProfessional
        {
            PsIdNat = _holder.Demand(line),
            Name = new PersonName { Family = line.Demand(_family), Given = line.Text(_given) },
            Civility = line.Text(_civility),
            Activities = { Activity(line) },
        }),
    ];

    private Activity Activity(ExtractionLine line) => new()
    {
        Profession = _profession.Find(line),
        Category = _category.Find(line),
        Speciality = _speciality.Find(line),
        Mode = _mode.Find(line),
        Sector = _sector.Find(line),
        Structure = _site.Structure(line),
        Place = _site.Place(line),
        Phones = { new[] { line.Text(_phone), line.Text(_otherPhone) }.Where(phone => phone.Length > 0) },
        Fax = line.Text(_fax),
        Email = line.Text(_email),
    };
}
