using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Reprise.Format;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Reads what a document says of itself. Labels and classes follow from the codes.</summary>
internal static class ReadMetadata
{
    private const int LongestTitle = 128;

    public static DocumentMetadata Of(LegacyDocument told, Ins patient)
    {
        var type = DocumentTypes.Find(Told.Text(told.Type, "type"))
            ?? throw new LineFaultException(FaultReason.TypeInconnu, "type");
        if (Told.Text(told.Titre, "titre").Length > LongestTitle)
            throw new LineFaultException(FaultReason.TitreTropLong, "titre");
        var authors = Told.Each<LegacyAuthor, Author>(told.Auteurs, "auteurs", Of);
        if (authors.Count == 0) throw new LineFaultException(FaultReason.ChampAbsent, "auteurs");
        return new DocumentMetadata
        {
            UniqueId = Told.UniqueId(told.UniqueId, "uniqueId"),
            Patient = new Contract.Ins { Matricule = patient.Matricule, Oid = patient.Oid },
            SourcePatientId = told.IdSource ?? "",
            Type = Told.ToContract(type.Code),
            Class = Told.ToContract(type.Class),
            Format = told.Format == DocumentFormats.OutsideProfiles
                ? DocumentFormats.OutsideProfiles
                : Told.Code(ValueSet.Formats, told.Format, "format").Code_,
            MimeType = Told.Text(told.Mime, "mime"),
            Title = told.Titre,
            Language = Told.Text(told.Langue, "langue"),
            CreationTime = Told.Date(told.Creation, "creation"),
            ServiceStartTime = Told.Date(told.DebutActe, "debutActe"),
            ServiceStopTime = told.FinActe is null ? null : Told.Date(told.FinActe, "finActe"),
            PracticeSetting = Told.Code(ValueSet.PracticeSettings, told.Cadre, "cadre"),
            FacilityType = Told.Code(ValueSet.FacilityTypes, told.Lieu, "lieu"),
            Events = { Told.Each<LegacyCode, Code>(told.Actes, "actes", Of) },
            Authors = { authors },
            LegalAuthenticator = Told.In("responsable", () => Of(Told.Something(told.Responsable, ""))),
            Confidentiality = Told.Code(ValueSet.Confidentialities, told.Confidentialite, "confidentialite").Code_,
            SetId = told.SetId ?? "",
            Version = told.Version is null or > 0
                ? told.Version ?? 0
                : throw new LineFaultException(FaultReason.ChampInvalide, "version"),
            ReplacesUniqueId = told.Remplace is null ? "" : Told.UniqueId(told.Remplace, "remplace"),
            ReferenceIds =
            {
                Told.Each<string, string>(told.References, "references", reference => Told.Identifier(reference, "")),
            },
        };
    }

    public static Code Of(LegacyCode told) => new()
    {
        Code_ = Told.Identifier(told.Code, "code"),
        System = Told.Identifier(told.Systeme, "systeme"),
        Label = told.Libelle ?? "",
    };

    private static Author Of(LegacyAuthor told) => new()
    {
        Id = Told.Identifier(told.Id, "id"),
        Name = new Contract.PersonName { Family = Told.Text(told.Nom, "nom"), Given = told.Prenom ?? "" },
        Structure = told.Structure is { } structure ? Told.In("structure", () => ReadAuthorizations.Of(structure)) : null,
        Speciality = told.Specialite is null
            ? null
            : Told.Code(ValueSet.AuthorSpecialties, told.Specialite, "specialite"),
        Role = told.Role ?? "",
    };
}
