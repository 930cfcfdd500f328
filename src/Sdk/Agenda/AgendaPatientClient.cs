using MonEspaceSante.Compte;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Agenda;

/// <summary>The agenda of a person: one's own, or that of a minor whom one represents, in the session that
/// <see cref="CompteClient.SignInAsync"/> opened. Safe for concurrent use.</summary>
/// <remarks>Every call is refused with PERSONNE_NON_REPRESENTEE for anybody else, and with COMPTE_NON_ACTIF, COMPTE_CLOS or
/// DOSSIER_FERME unless the account is active.</remarks>
public class AgendaPatientClient
{
    private readonly Wire.AgendaPatientService.AgendaPatientServiceClient _service = null!;
    private readonly ServerCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected AgendaPatientClient()
    {
    }

    internal AgendaPatientClient(Wire.AgendaPatientService.AgendaPatientServiceClient service, ServerCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>Notes an appointment of one's own, of which no professional is told.</summary>
    /// <param name="rendezVous">The appointment.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AgendaRefusedException">HEURE_INEXISTANTE, HEURE_AMBIGUE, RENDEZ_VOUS_PASSE,
    /// RECURRENCE_TROP_LONGUE.</exception>
    /// <exception cref="ContractViolationException">FUSEAU_INCONNU, RECURRENCE_SANS_FIN,
    /// RECURRENCE_DEPART_HORS_REGLE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<KeptRendezVous> CreateAsync(
        RendezVous rendezVous, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = rendezVous.ToCreate(requestId);
        return (await _calls.CallAsync(o => _service.CreateRendezVousAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Reads an appointment.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="rendezVousId">Which.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AgendaRefusedException">RENDEZ_VOUS_INTROUVABLE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<RendezVous> GetAsync(
        Ins patient, string rendezVousId, CancellationToken cancellationToken = default)
    {
        var request = patient.ToGet(rendezVousId);
        return (await _calls.CallAsync(o => _service.GetRendezVousAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Lists when the appointments of a person take place, earliest first.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="from">From when on. Null, the default, for now.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for a year later; five years at
    /// most.</param>
    /// <param name="includeCancelled">Whether cancelled ones are listed too. False by default.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The times, fetched while they are enumerated, or as pages of 100 at most.</returns>
    public virtual ResultPages<RendezVousTime> ListAsync(
        Ins patient,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        bool includeCancelled = false,
        CancellationToken cancellationToken = default) =>
        _calls.ListTimes(
            AgendaRequests.Asked(from, to, includeCancelled, patient.ToPatient()),
            psIdNat: null,
            _service.ListRendezVousAsync,
            cancellationToken);

    /// <summary>Changes an appointment that the person noted, whole.</summary>
    /// <param name="rendezVous">The appointment as it was read, with what changes.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AgendaRefusedException">RENDEZ_VOUS_MODIFIE, RENDEZ_VOUS_ANNULE,
    /// RENDEZ_VOUS_DU_PROFESSIONNEL, and as <see cref="CreateAsync"/>.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<KeptRendezVous> UpdateAsync(
        RendezVous rendezVous, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = rendezVous.ToUpdate(requestId);
        return (await _calls.CallAsync(o => _service.UpdateRendezVousAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Cancels an appointment, or one time of a series, whoever made it. Its professional is told.</summary>
    /// <param name="rendezVous">The appointment as it was read.</param>
    /// <param name="reason">Why, in words for the professional, 500 characters at most. Empty by default.</param>
    /// <param name="occurrence">The one time of a series that is cancelled, from <see cref="RendezVousTime.Start"/>.
    /// Null, the default, cancels it whole.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The appointment as it now is.</returns>
    /// <exception cref="AgendaRefusedException">RENDEZ_VOUS_MODIFIE, RENDEZ_VOUS_ANNULE, RENDEZ_VOUS_PASSE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<RendezVous> CancelAsync(
        RendezVous rendezVous,
        string reason = "",
        DateTimeOffset? occurrence = null,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        var request = rendezVous.ToCancel(reason, occurrence, requestId);
        return (await _calls.CallAsync(o => _service.CancelRendezVousAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Lists what the family has: the own appointments and those of the minors whom the person represents,
    /// earliest first.</summary>
    /// <param name="from">From when on. Null, the default, for now.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for a year later; five years at
    /// most.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The times, fetched while they are enumerated, or as pages of 100 at most.</returns>
    public virtual ResultPages<RendezVousTime> ListFamilyAsync(
        DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default) =>
        _calls.List(
            (token, size) => new Wire.ListFamilyRendezVousRequest
            {
                FromTime = from.ToWire(),
                ToTime = to.ToWire(),
                PageToken = token,
                PageSize = size,
            },
            _service.ListFamilyRendezVousAsync,
            page => page.ToPage(),
            cancellationToken);

    /// <summary>Lists the slots of a professional that can be booked, earliest first.</summary>
    /// <remarks>No national source: a feature of this product alone.</remarks>
    /// <param name="psIdNat">Whose, by PS_IdNat.</param>
    /// <param name="from">From when on. Null, the default, for now.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for a year later; five years at
    /// most.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The slots, fetched while they are enumerated, or as pages of 100 at most.</returns>
    public virtual ResultPages<Creneau> FindCreneauxAsync(
        string psIdNat,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(psIdNat);
        return _calls.List(
            (token, size) => new Wire.FindCreneauxRequest
            {
                PsIdNat = psIdNat,
                FromTime = from.ToWire(),
                ToTime = to.ToWire(),
                PageToken = token,
                PageSize = size,
            },
            _service.FindCreneauxAsync,
            page => page.ToPage(),
            cancellationToken);
    }

    /// <summary>Books a slot. Of two who book the last place at once, one gets it.</summary>
    /// <remarks>No national source: a feature of this product alone.</remarks>
    /// <param name="patient">For whom.</param>
    /// <param name="creneauId">Which.</param>
    /// <param name="description">What the professional should know. Empty by default.</param>
    /// <param name="ruleId">The rule that it answers, from <see cref="Rappel.RuleId"/>. Null by default.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AgendaRefusedException">CRENEAU_COMPLET, CRENEAU_DEJA_RESERVE, CRENEAU_INTROUVABLE, PROFESSIONNEL_OCCUPE,
    /// RENDEZ_VOUS_PASSE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<KeptRendezVous> BookAsync(
        Ins patient,
        string creneauId,
        string description = "",
        string? ruleId = null,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(creneauId);
        var request = new Wire.BookCreneauRequest
        {
            RequestId = RequestIds.Of(requestId),
            Patient = patient.ToPatient(),
            CreneauId = creneauId,
            Description = description,
            RuleId = ruleId ?? "",
        };
        return (await _calls.CallAsync(o => _service.BookCreneauAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Lists reminders, earliest first, with what is still to be done from before.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="from">From when on. Null, the default, for now.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for a year later; five years at
    /// most.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The reminders, fetched while they are enumerated, or as pages of 100 at most.</returns>
    public virtual ResultPages<Rappel> ListRappelsAsync(
        Ins patient,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        CancellationToken cancellationToken = default) =>
        _calls.ListRappels(patient.ToRappels(from, to), _service.ListRappelsAsync, cancellationToken);

    /// <summary>Watches an agenda: changes come as they happen, over cuts and restarts of the server without loss or
    /// repetition.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="cursor">Where to go on, from <see cref="AgendaChange.Cursor"/> or <see cref="GetWatchCursorAsync"/>.
    /// Null, the default, for now.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="ContractViolationException">CURSEUR_INVALIDE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual IAsyncEnumerable<AgendaChange> WatchAsync(
        Ins patient, string? cursor = null, CancellationToken cancellationToken = default) =>
        Watch(patient).ReadAsync(cursor, cancellationToken);

    /// <summary>Where a watch from now on begins.</summary>
    /// <param name="patient">Whose agenda.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<string> GetWatchCursorAsync(Ins patient, CancellationToken cancellationToken = default) =>
        Watch(patient).NowAsync(cancellationToken);

    /// <summary>Writes an agenda as iCalendar (RFC 5545), which calendar programs read.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="destination">Where it goes, with flat memory. It is left open.</param>
    /// <param name="from">From when on. Null, the default, for a year ago.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for two years after that; ten years at
    /// most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<long> ExportAsync(
        Ins patient,
        Stream destination,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var request = new Wire.ExportOwnCalendarRequest
        {
            Patient = patient.ToPatient(),
            FromTime = from.ToWire(),
            ToTime = to.ToWire(),
        };
        return _calls.ReceiveAsync(o => _service.ExportOwnCalendar(request, o), destination, cancellationToken);
    }

    private AgendaWatch Watch(Ins patient)
    {
        var named = patient.ToPatient();
        return new AgendaWatch(
            _calls,
            (cursor, options) => _service.WatchOwnAgenda(
                new Wire.WatchOwnAgendaRequest { Patient = named, Cursor = cursor }, options),
            _ => Task.CompletedTask);
    }
}
