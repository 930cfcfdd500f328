using System.Text.RegularExpressions;
using Google.Protobuf.Collections;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Catalogue.Applications;

/// <summary>What an application must tell, and meet, to be referenced.</summary>
internal static partial class ApplicationRule
{
    private const int LongestName = 100;
    private const int LongestPublisher = 200;
    private const int LongestDescription = 2_000;
    private const int LongestCode = 50;
    private const int LongestEvidence = 500;
    private const int MostCriteria = 1_000;

    public static bool IsId(string text) => IdForm().IsMatch(text);

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE, CRITERE_NON_REMPLI.</exception>
    public static void Demand(Application? application)
    {
        if (application is null) throw Fault("application", "application attendue");
        if (!IsId(application.ApplicationId))
            throw Fault("application.application_id", "1 à 64 lettres minuscules, chiffres ou traits d'union");
        if (ApplicationVersion.Read(application.Version) is null)
            throw Fault("application.version", "un à quatre nombres séparés par des points");
        TellingText.Demand(application.Name, "application.name", LongestName);
        TellingText.Demand(application.Publisher, "application.publisher", LongestPublisher);
        TellingText.Demand(application.Description, "application.description", LongestDescription, isRequired: false);
        GrantChoice.Demand(application.Scopes, "application.scopes");
        GrantChoice.Demand(application.Purposes, "application.purposes");
        if (!StructureForm().IsMatch(application.StructIdNat))
            throw Fault("application.struct_id_nat", "Struct_IdNat attendu, son premier chiffre de 0 à 4");
        DemandCriteria(application.Criteria);
    }

    private static void DemandCriteria(RepeatedField<Criterion> criteria)
    {
        if (criteria.Count > MostCriteria) throw Fault("application.criteria", $"au plus {MostCriteria} critères");
        foreach (var (rank, criterion) in criteria.Index())
        {
            var field = $"application.criteria[{rank}]";
            if (!Families.Contains(criterion.Family)) throw Fault($"{field}.family", "famille inconnue");
            TellingText.Demand(criterion.Code, $"{field}.code", LongestCode);
            TellingText.Demand(criterion.Evidence, $"{field}.evidence", LongestEvidence, isRequired: false);
            if (!criterion.Met) throw NotMet(criterion.Code, field, "non rempli");
        }

        foreach (var family in Families.Where(family => criteria.All(criterion => criterion.Family != family)))
            throw NotMet($"{family}".ToUpperInvariant(), "application.criteria", "aucun critère de cette famille");
    }

    private static IEnumerable<CriterionFamily> Families =>
        Enum.GetValues<CriterionFamily>().Where(family => family != CriterionFamily.Unspecified);

    private static MonEspaceSanteException NotMet(string criterion, string field, string why) =>
        Refusal.Because(Reason.CritereNonRempli, "criterion", criterion, new Violation(field, $"{criterion} : {why}"));

    private static MonEspaceSanteException Fault(string field, string what) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, what));

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\A[0-4][0-9A-Z]{1,30}\z")]
    private static partial Regex StructureForm();
}
