using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Session;
using Wire = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Agenda;

/// <summary>The agenda of the professional whose card is in place: appointments, slots, reminders. Safe for concurrent
/// use.</summary>
/// <remarks>Every call about a patient is refused with DOSSIER_INEXISTANT or DOSSIER_FERME unless the dossier is open, and
/// with ACCES_BLOQUE when the patient blocked the professional, who may still cancel what stands. Lists, watches and
/// calendars leave out the patients who blocked the professional.</remarks>
public class AgendaClient
{
    private readonly Wire.AgendaService.AgendaServiceClient _service = null!;
    private readonly CarteCalls _calls = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected AgendaClient()
    {
    }

    internal AgendaClient(Wire.AgendaService.AgendaServiceClient service, CarteCalls calls)
    {
        _service = service;
        _calls = calls;
    }

    /// <summary>The same client under an exceptional authority: what is made in a secret connection is hidden from the legal
    /// representatives.</summary>
    /// <param name="context">From <see cref="SessionClient.OpenConnexionSecreteAsync"/>.</param>
    public virtual AgendaClient In(AccessContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new AgendaClient(_service, _calls.In(context));
    }

    /// <summary>Makes an appointment, or a series. The patient is notified.</summary>
    /// <param name="rendezVous">The appointment.</param>
    /// <param name="allowDoubleBooking">Whether the own agenda may hold something else at the same time. False by
    /// default.</param>
    /// <param name="psIdNat">In whose agenda, by PS_IdNat or RPPS: of a professional whom the directory lists in the
    /// structure of the card, such as the doctor for whom a secretary acts. Null, the default, for the own one.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AgendaRefusedException">HEURE_INEXISTANTE, HEURE_AMBIGUE, RENDEZ_VOUS_PASSE,
    /// RECURRENCE_TROP_LONGUE, PROFESSIONNEL_OCCUPE.</exception>
    /// <exception cref="ContractViolationException">FUSEAU_INCONNU, RECURRENCE_SANS_FIN,
    /// RECURRENCE_DEPART_HORS_REGLE, PROFESSIONNEL_ABSENT_ANNUAIRE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<KeptRendezVous> CreateAsync(
        RendezVous rendezVous,
        bool allowDoubleBooking = false,
        string? psIdNat = null,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        var request = rendezVous.ToCreate(requestId, allowDoubleBooking, psIdNat);
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

    /// <summary>Lists when the appointments of an agenda take place, earliest first.</summary>
    /// <param name="psIdNat">Whose agenda: a colleague's of the same structure. Null, the default, for the own
    /// one.</param>
    /// <param name="from">From when on. Null, the default, for now.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for a year later; five years at
    /// most.</param>
    /// <param name="includeCancelled">Whether cancelled ones are listed too. False by default.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The times, fetched while they are enumerated, or as pages of 100 at most.</returns>
    public virtual ResultPages<RendezVousTime> ListAsync(
        string? psIdNat = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        bool includeCancelled = false,
        CancellationToken cancellationToken = default) =>
        _calls.ListTimes(
            AgendaRequests.Asked(from, to, includeCancelled), psIdNat, _service.ListRendezVousAsync, cancellationToken);

    /// <summary>Lists when the appointments of one patient take place, as far as they are in the own agenda or in a
    /// colleague's of the same structure.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="from">From when on. Null, the default, for now.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for a year later; five years at
    /// most.</param>
    /// <param name="includeCancelled">Whether cancelled ones are listed too. False by default.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The times, fetched while they are enumerated, or as pages of 100 at most.</returns>
    public virtual ResultPages<RendezVousTime> ListOfPatientAsync(
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

    /// <summary>Changes an appointment, whole. The patient is notified.</summary>
    /// <param name="rendezVous">The appointment as it was read, with what changes.</param>
    /// <param name="allowDoubleBooking">Whether the agenda may hold something else at the same time. False by
    /// default.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AgendaRefusedException">RENDEZ_VOUS_MODIFIE, RENDEZ_VOUS_ANNULE, and as
    /// <see cref="CreateAsync"/>.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<KeptRendezVous> UpdateAsync(
        RendezVous rendezVous,
        bool allowDoubleBooking = false,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        var request = rendezVous.ToUpdate(requestId, allowDoubleBooking);
        return (await _calls.CallAsync(o => _service.UpdateRendezVousAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Cancels an appointment, or one time of a series. The patient is notified.</summary>
    /// <param name="rendezVous">The appointment as it was read.</param>
    /// <param name="reason">Why, in words for the patient, 500 characters at most. Empty by default.</param>
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

    /// <summary>Publishes slots, all or none.</summary>
    /// <remarks>No national source: a feature of this product alone.</remarks>
    /// <param name="creneaux">The slots, 1 to 100.</param>
    /// <param name="allowDoubleBooking">Whether the own agenda may hold something else at the same time. False by
    /// default.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AgendaRefusedException">PROFESSIONNEL_OCCUPE, RENDEZ_VOUS_PASSE, HEURE_INEXISTANTE,
    /// HEURE_AMBIGUE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<IReadOnlyList<Creneau>> PublishAsync(
        IEnumerable<Creneau> creneaux,
        bool allowDoubleBooking = false,
        Guid? requestId = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(creneaux);
        var request = new Wire.PublishCreneauxRequest
        {
            RequestId = RequestIds.Of(requestId),
            Creneaux = { creneaux.Select(one => one.ToWire()) },
            AllowDoubleBooking = allowDoubleBooking,
        };
        var published = await _calls.CallAsync(o => _service.PublishCreneauxAsync(request, o), cancellationToken)
            .ConfigureAwait(false);
        return [.. published.Creneaux.Select(one => one.ToModel())];
    }

    /// <summary>Lists the slots of a professional, earliest first.</summary>
    /// <param name="psIdNat">Whose. Null, the default, for the own ones.</param>
    /// <param name="from">From when on. Null, the default, for now.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for a year later; five years at
    /// most.</param>
    /// <param name="onlyFree">Whether only those are listed that can be booked. False by default.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    /// <returns>The slots, fetched while they are enumerated, or as pages of 100 at most.</returns>
    public virtual ResultPages<Creneau> ListCreneauxAsync(
        string? psIdNat = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        bool onlyFree = false,
        CancellationToken cancellationToken = default) =>
        _calls.List(
            (token, size) => new Wire.ListCreneauxRequest
            {
                PsIdNat = psIdNat ?? "",
                FromTime = from.ToWire(),
                ToTime = to.ToWire(),
                OnlyFree = onlyFree,
                PageToken = token,
                PageSize = size,
            },
            _service.ListCreneauxAsync,
            page => page.ToPage(),
            cancellationToken);

    /// <summary>Takes a slot back that nobody booked.</summary>
    /// <param name="creneauId">Which.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AgendaRefusedException">CRENEAU_INTROUVABLE, CRENEAU_RESERVE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task WithdrawAsync(
        string creneauId, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(creneauId);
        var request = new Wire.WithdrawCreneauRequest { RequestId = RequestIds.Of(requestId), CreneauId = creneauId };
        return _calls.CallAsync(o => _service.WithdrawCreneauAsync(request, o), cancellationToken);
    }

    /// <summary>Lists the reminders of the own appointments with a patient, earliest first, and those of the calendars when
    /// the patient lets the professional read the dossier.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="from">From when on. Null, the default, for now. What is still to be done from before is listed
    /// too.</param>
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

    /// <summary>Watches the own agenda: what patients book and cancel comes as it happens, over cuts and restarts of the
    /// server without loss or repetition.</summary>
    /// <param name="cursor">Where to go on, from <see cref="AgendaChange.Cursor"/> or <see cref="GetWatchCursorAsync"/>.
    /// Null, the default, for now.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="ContractViolationException">CURSEUR_INVALIDE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual IAsyncEnumerable<AgendaChange> WatchAsync(
        string? cursor = null, CancellationToken cancellationToken = default) =>
        Watch().ReadAsync(cursor, cancellationToken);

    /// <summary>Where a watch from now on begins.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<string> GetWatchCursorAsync(CancellationToken cancellationToken = default) =>
        Watch().NowAsync(cancellationToken);

    /// <summary>Writes the own agenda as iCalendar (RFC 5545), which calendar programs read.</summary>
    /// <param name="destination">Where it goes, with flat memory. It is left open.</param>
    /// <param name="from">From when on. Null, the default, for a year ago.</param>
    /// <param name="to">Until when, that instant excluded. Null, the default, for two years after that; ten years at
    /// most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<long> ExportAsync(
        Stream destination,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var request = new Wire.ExportCalendarRequest { FromTime = from.ToWire(), ToTime = to.ToWire() };
        return _calls.ReceiveAsync(o => _service.ExportCalendar(request, o), destination, cancellationToken);
    }

    private AgendaWatch Watch() => new(
        _calls,
        (cursor, options) => _service.WatchAgenda(new Wire.WatchAgendaRequest { Cursor = cursor }, options),
        _calls.KeepAliveAsync);
}
