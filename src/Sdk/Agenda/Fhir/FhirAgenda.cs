using MonEspaceSante.Errors;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Agenda;

/// <summary>Slots and appointments as the resources of the shared-agenda guide, and back.</summary>
/// <remarks>
/// <para>FHIR R4, profiles FrSchedule, FrSlot and FrAppointment (GAP). What an appointment is for is told by a code of
/// this product and the title as its text; professionals, structures and patients by their national identifiers; a place
/// by its name, as an actor of type Location.</para>
/// <para>What has no counterpart there is left out: of a slot how many patients it takes at once; of an appointment
/// reminders, the rule of the calendar that it answers, who cancelled it and why, its version; of both the name of the
/// time zone, as FHIR tells offsets. What has none here is left out on the way back: specialities, priority, all further
/// services, the slots that an appointment takes (a patient books them), and in whose agenda it is, which
/// <see cref="AgendaClient.CreateAsync"/> is told.</para>
/// </remarks>
public static class FhirAgenda
{
    /// <summary>Tells slots: a schedule with its slots for each professional or structure and place.</summary>
    /// <param name="creneaux">The slots, as they were listed.</param>
    /// <exception cref="DocumentRefusedException">FHIR_ELEMENT_MANQUANT for a slot that tells neither professional nor
    /// structure.</exception>
    /// <exception cref="ContractViolationException">FUSEAU_INCONNU.</exception>
    public static IReadOnlyList<FrAgenda> ToFhir(this IEnumerable<Creneau> creneaux)
    {
        ArgumentNullException.ThrowIfNull(creneaux);
        return [.. creneaux.GroupBy(CreneauResources.AgendaOf).Select(CreneauResources.Tell)];
    }

    /// <summary>Tells an appointment that takes place once.</summary>
    /// <param name="rendezVous">The appointment.</param>
    /// <exception cref="DocumentRefusedException">FHIR_SANS_EQUIVALENT for a series, of which each time is told by
    /// itself.</exception>
    /// <exception cref="ContractViolationException">FUSEAU_INCONNU.</exception>
    public static FrAppointment ToFhir(this RendezVous rendezVous)
    {
        ArgumentNullException.ThrowIfNull(rendezVous);
        return rendezVous.Rule is null
            ? RendezVousResources.Tell(rendezVous)
            : throw FhirFault.NoCounterpart("rendez_vous.recurrence_rule", "Une ressource par date d'une série");
    }

    /// <summary>Tells one time of an appointment. Those of a series have the id of the series and their own beginning.
    /// </summary>
    /// <param name="time">The time, as it was listed.</param>
    /// <exception cref="ContractViolationException">FUSEAU_INCONNU.</exception>
    public static FrAppointment ToFhir(this RendezVousTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return RendezVousResources.Tell(time);
    }

    /// <summary>Makes a slot that <see cref="AgendaClient.PublishAsync"/> takes of a free one.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="schedule">Its schedule, which tells the place; null, the default, leaves it out.</param>
    /// <param name="timeZone">The zone that the slot is in, by its IANA name. That of metropolitan France by default.
    /// </param>
    /// <exception cref="DocumentRefusedException">FHIR_SANS_EQUIVALENT for a slot that is not free, or has a length that is
    /// no number of minutes up to a day.</exception>
    /// <exception cref="ContractViolationException">FUSEAU_INCONNU.</exception>
    public static Creneau ToCreneau(this FrSlot slot, FrSchedule? schedule = null, string timeZone = LocalTime.Paris)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return CreneauResources.Read(slot.Fields, schedule?.Fields.Actors ?? [], timeZone);
    }

    /// <summary>Makes an appointment that <see cref="AgendaClient.CreateAsync"/> takes of one that is asked for or
    /// settled.</summary>
    /// <param name="appointment">The appointment. One that is only asked for may tell its beginning as the one period that
    /// is asked for.</param>
    /// <param name="patient">Whose, where the resource refers to the patient otherwise than by the INS. Null, the default,
    /// for whom the resource tells.</param>
    /// <param name="timeZone">The zone that it is in, by its IANA name. That of metropolitan France by default.</param>
    /// <exception cref="DocumentRefusedException">FHIR_ELEMENT_MANQUANT where patient, beginning or length is told nowhere;
    /// FHIR_SANS_EQUIVALENT for one that was cancelled, is under way or took place, for more patients than one or another
    /// than <paramref name="patient"/>, and for a length that is no number of minutes up to a day.</exception>
    /// <exception cref="ContractViolationException">FUSEAU_INCONNU, and as <see cref="Ins.Parse"/>.</exception>
    public static RendezVous ToRendezVous(
        this FrAppointment appointment, Ins? patient = null, string timeZone = LocalTime.Paris)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return RendezVousResources.Read(appointment.Fields, patient, timeZone);
    }
}
