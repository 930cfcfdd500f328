using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Annuaire.Boites;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads the file of mailboxes: a mailbox and a holder a line.</summary>
internal sealed class ReadBoite(ExtractionHeader header, Extractions extractions)
{
    private const int LongestAddress = 254;

    private readonly ExtractionColumn _type = header.Of("type");
    private readonly ExtractionColumn _address = header.Of("adresse");
    private readonly ReadHolder _holder = new(header);
    private readonly ExtractionColumn _family = header.Of("nom");
    private readonly ExtractionColumn _given = header.Of("prenom");
    private readonly ReadLabel _profession = new(header, "profession");
    private readonly ReadLabel _speciality = new(header, "savoir_faire");
    private readonly ExtractionColumn _structureType = header.Of("type_structure");
    private readonly ExtractionColumn _structure = header.Of("structure");
    private readonly ExtractionColumn _department = header.Of("service");
    private readonly ExtractionColumn _paperless = header.Of("dematerialisation");
    private readonly ExtractionColumn _name = header.Of("raison_sociale");
    private readonly ExtractionColumn _tradeName = header.Of("enseigne");
    private readonly ReadBoitePlace _place = new(header);

    public IEnumerable<object?[]> Rows(long number, ExtractionLine line)
    {
        var mailbox = new Mailbox
        {
            Address = Address(line),
            Type = Type(line),
            Structure = Structure(line),
            Department = line.Text(_department),
            Place = _place.Of(line),
            AcceptsPaperless = line.Text(_paperless) is "True" or "true" or "TRUE" or "O" or "o" or "1",
        };
        if (mailbox.Type is MailboxType.Personnelle or MailboxType.Cabinet) AddHolder(mailbox, line);
        else if (mailbox.Structure is not { StructIdNat.Length: > 0 })
            throw new ExtractionFaultException(ExtractionFault.StructureInvalide, _structure.Heading);
        mailbox.Label = BoiteLoad.LabelOf(mailbox);
        return [BoiteLoad.Row(number, mailbox)];
    }

    private void AddHolder(Mailbox mailbox, ExtractionLine line)
    {
        mailbox.PsIdNat = _holder.Demand(line);
        mailbox.Holder = new PersonName { Family = line.Text(_family), Given = line.Text(_given) };
        mailbox.Profession = _profession.Find(line);
        mailbox.Speciality = _speciality.Find(line);
    }

    private MailboxType Type(ExtractionLine line) => line.Demand(_type).ToUpperInvariant() switch
    {
        "PER" => MailboxType.Personnelle,
        "ORG" => MailboxType.Organisationnelle,
        "APP" => MailboxType.Applicative,
        "CAB" => MailboxType.Cabinet,
        _ => throw new ExtractionFaultException(ExtractionFault.TypeInconnu, _type.Heading),
    };

    private string Address(ExtractionLine line)
    {
        var address = BoiteStore.AddressOf(line.Demand(_address));
        var at = address.IndexOf('@');
        return at > 0 && at == address.LastIndexOf('@') && at < address.Length - 1 && address.Length <= LongestAddress
            && address.All(letter => letter is > ' ' and <= '~')
            ? address
            : throw new ExtractionFaultException(ExtractionFault.AdresseInvalide, _address.Heading);
    }

    private ListedStructure? Structure(ExtractionLine line)
    {
        var identifier = line.Text(_structure);
        var id = identifier.Length == 0 ? null : extractions.StructureOf(line.Text(_structureType), identifier)
            ?? throw new ExtractionFaultException(ExtractionFault.StructureInvalide, _structure.Heading);
        var structure = new ListedStructure
        {
            StructIdNat = id?.StructIdNat ?? "",
            Name = line.Text(_name),
            TradeName = line.Text(_tradeName),
            Finess = id?.Finess ?? "",
            Siret = id?.Siret ?? "",
        };
        return structure.CalculateSize() == 0 ? null : structure;
    }
}
