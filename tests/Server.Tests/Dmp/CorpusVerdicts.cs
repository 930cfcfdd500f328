using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>The 27 published documents: who sends each, for whom, and what the rules make of it.</summary>
internal static class CorpusVerdicts
{
    private const string Author = "sent by its author";

    private static readonly Ins PatTrois = Ins.Parse("279035121518989", InsOid.NirTest);
    private static readonly Ins Nessi = Ins.Parse("277076322082910", InsOid.Nir);

    public static IReadOnlyList<CorpusVerdict> All { get; } =
    [
        Accepted("ANEST-CR-ANEST_2022.01.xml", Doctor("801234567897", "LEGRIS"), Author),
        Accepted("BIO-CR-BIO_2021.01_Auto-Presentable.xml", Doctor("801234534765", "CAMPARINI"),
            "presents itself: root is a stylesheet"),
        Accepted("BIO-CR-BIO_2021.01_CDA-R2-Niveau-1.xml", Structure("1120459876", "LABORATOIRE DES CHARMES"),
            "sent by the author's structure"),
        Accepted("BIO-CR-BIO_2024.01_CR-2nde-intention-PDF.xml", Doctor("801234534765", "CAMPARINI"), Author),
        Accepted("BIO-CR-BIO_2024.01_DEP-CCU-tout-structuré.xml", Doctor("801234536598", "DUPONT"),
            "sent by its second author"),
        Accepted("BIO-CR-BIO_2024.01_Glycémie mole.xml", Doctor("801234534765", "CAMPARINI"), Author),
        Accepted("BIO-TROD_2024.01_Angine.xml", Person("Pharmacien", "807655473259", "DIDOT"), "a pharmacist feeds"),
        Accepted("CANCER-CR-GM_2022.01_AnalyseRealisee.xml", Doctor("801101203565", "BUBON"),
            "sent by one of its authors"),
        Accepted("CANCER-D2LM-FIN_2022.01.xml", Doctor("801234567897", "BOILEAU"), Author),
        Accepted("CARD-F-PRC-AVK_2022.01.xml", Doctor("801234567897", "DUNANT"), "an author without code"),
        Refused("CNAM-HR_2021.01.xml", Structure("318003502400041", "ASSURANCE MALADIE"), PatTrois, TypeNonCreable,
            "reimbursements come from the Assurance maladie only (EX_2.1-1010)"),
        Refused("CR_ACP_sein_DCC_v1.5.xml", Doctor("801234567897", "PATHO"), PatTrois, CdaIdentifiantExtension,
            "identifier with extension (EX_2.1-1130)"),
        Refused("CR_Radio_CDAN1_v1.XML", Doctor("801234564895", "THOMAS"), PatTrois, CdaIdentifiantExtension,
            "identifier with extension (EX_2.1-1130)"),
        Refused("CSE-CS24_2025.01.xml", Doctor("801234567897", "MULLER"), PatTrois, InsCleInvalide,
            "wrong key in the patient's matricule"),
        Accepted("DLU-EHPAD-FLUDR_2022.01.xml", Structure("1137051849", "CHU DE NANTERRE"),
            "sent by the author's structure"),
        Refused("DOC_NON_STRUCTURE.xml", Doctor("00B1041553", "MEDECIN4155-B1"), PatTrois, InsCRetire,
            "the patient bears an INS-C"),
        Accepted("IMG-DA-IMG_2024.01_Radiographie_Echographie_SeinThorax.xml", Doctor("801234567897", "BOILEAU"),
            Author),
        Refused("IMG_CR_IMG_2024.01_CDA-R2-Niveau-1.xml", Doctor("801234560801", "BIDEAULT"), PatTrois,
            PredecesseurIntrouvable, "replaces a document that the dossier does not hold"),
        Accepted("LDL-SES_2022.01.xml", Doctor("801234567897", "DAVID"), Author),
        Accepted("OBP-SNM_2024.01.xml", Doctor("801234567897", "BIDEAULT"), Nessi,
            "production OID of a published fictitious patient"),
        Refused("OPH-BRE_2022.02.xml", Person("Opticien-Lunetier", "801234567897", "VACQUIER"), PatTrois,
            PredecesseurIntrouvable, "replaces a document that the dossier does not hold"),
        Refused("SDM-MR_2024.01_nouveau-ne.xml", Doctor("801234567897", "BOILEAU"), PatTrois, InsCleInvalide,
            "wrong key in the patient's matricule"),
        Accepted("TLM-DA_2022.01_TCG.xml", Doctor("801234567897", "VACQUIER"), "its author names no structure"),
        Refused("VAC_2023.01.xml", Doctor("801234567897", "MULLER"), PatTrois, TypeNonCreable,
            "the vaccination history is made by the DMP (EX_2.1-1010)"),
        Accepted("VSM_1.4_2022.01.xml", Doctor("801234567897", "MEDIONI"), Author),
        Accepted("eDISP-MED_2024.01.xml", Person("Pharmacien", "807505123456", "DELIVE"), Nessi,
            "sent by the author who is a person, not by the device"),
        Accepted("eP-MED-DM_2024.01_PosoStruct.xml", Doctor("807505123456", "PIOU"),
            "sent by its legal authenticator; begins with a byte order mark"),
    ];

    public static CorpusVerdict Of(string file) => All.Single(verdict => verdict.File == file);

    private static CorpusVerdict Accepted(string file, CarteDefinition sender, string rule) =>
        Accepted(file, sender, PatTrois, rule);

    private static CorpusVerdict Accepted(string file, CarteDefinition sender, Ins patient, string rule) =>
        new(file, sender, patient, Unspecified, rule);

    private static CorpusVerdict Refused(
        string file, CarteDefinition sender, Ins patient, Reason reason, string rule) =>
            new(file, sender, patient, reason, rule);

    private static CarteDefinition Doctor(string psIdNat, string name) => Person("Médecin", psIdNat, name);

    private static CarteDefinition Person(string title, string psIdNat, string name) => new(
        title, psIdNat, name, "CAMILLE", new Activite(new Structure("499700296140001", "CABINET DES ESSAIS"), "SA07"));

    private static CarteDefinition Structure(string structIdNat, string name) => new(
        null, structIdNat, name, null, new Activite(new Structure(structIdNat, name), "SA01"));
}
