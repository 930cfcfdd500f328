using System.Globalization;
using System.Text.RegularExpressions;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Parameters;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Searches dossiers by traits, for medical regulation centres alone. TD0.5.</summary>
internal sealed partial class SearchPatients(
    FunctionalMatrix matrix, TraitStore traits, ParametersFile parameters, AccessJournal journal, Database database)
{
    public async Task<SearchPatientsResponse> RunAsync(
        Caller caller, SearchPatientsRequest request, CancellationToken cancellationToken)
    {
        if (matrix.Of(caller.Session, isMedecinTraitant: false, caller.Mode, Transactions.SearchPatients) == Grant.Denied)
            throw Refusal.Because(Reason.DroitInsuffisant, "transaction", Transactions.SearchPatients);
        // The authority for one patient, such as a secret connection, is none over others.
        if (caller.PatientId is not null) throw Refusal.Because(Reason.ContexteAutrePatient);
        var limit = parameters.Current.DossiersParTraitsMax;
        var found = await traits.FindAsync(Criteria(request), limit + 1, cancellationToken);
        if (found.Count > limit)
            throw Refusal.Because(Reason.TropDeResultats, "limit", limit.ToString(CultureInfo.InvariantCulture));
        await TraceAsync(caller, found, cancellationToken);
        return new SearchPatientsResponse
        {
            Candidates =
            {
                found.Select(patient => new PatientCandidate
                {
                    Patient = patient.Identifier,
                    Traits = patient.Traits,
                    MatchPercent = TraitMatch.Percent(request, patient.Traits),
                    UrgenceOpposed = patient.OpposesUrgence,
                }).OrderByDescending(candidate => candidate.MatchPercent),
            },
        };
    }

    // Whoever is shown to the caller learns of it.
    private Task TraceAsync(Caller caller, IEnumerable<FoundPatient> found, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                // In one order: two searches that trace the same dossiers must not wait for each other.
                foreach (var id in found.Select(patient => patient.PatientId).Order())
                    await journal.AppendAsync(
                        connection, TracedAccess.Of(caller, id, new TracedAct(Transactions.SearchPatients)));
            },
            cancellationToken);

    private static List<IReadOnlyList<string>> Criteria(SearchPatientsRequest request)
    {
        var criteria = new List<IReadOnlyList<string>>();
        if (request.Name.Length > 0)
            criteria.Add([.. TraitKeys.ForName(Letters(request.Name, "name"), request.Approximate)]);
        if (request.BirthDate.Length > 0) criteria.Add([TraitKeys.BirthDate(DemandDate(request.BirthDate))]);
        if (criteria.Count == 0)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("name", "nom ou date de naissance attendu"));
        if (request.GivenName.Length > 0)
            criteria.Add([TraitKeys.ForGivenName(Letters(request.GivenName, "given_name"))]);
        if (request.Sex.Length > 0) criteria.Add([TraitKeys.Sex(DemandSex(request.Sex))]);
        return criteria;
    }

    private static string Letters(string name, string field) =>
        NormalizedName.Compact(name).Length is >= TraitKeys.ShortestName and <= 100
            ? name
            : throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "deux lettres attendues, cent au plus"));

    private static string DemandDate(string date) => Digits().IsMatch(date)
        ? date
        : throw Refusal.Because(Reason.RequeteInvalide, new Violation("birth_date", "AAAA-MM-JJ attendu"));

    private static string DemandSex(string sex) => sex is "M" or "F"
        ? sex
        : throw Refusal.Because(Reason.RequeteInvalide, new Violation("sex", "M ou F attendu"));

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Digits();
}
