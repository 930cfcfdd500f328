using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>An appointment, in and out.</summary>
internal static class AppointmentElements
{
    public static AppointmentFields Read(FhirNode json)
    {
        var fields = new AppointmentFields
        {
            Id = json.Text("id"),
            Identifiers = FhirElements.List(json, "identifier", FhirElements.Identifier),
            Status = json.RequireCode<FrAppointmentStatus>("status"),
            Start = json.Instant("start"),
            End = json.Instant("end"),
            Minutes = json.Positive("minutesDuration"),
            ServiceTypes = FhirElements.List(json, "serviceType", FhirElements.Concept),
            Specialties = FhirElements.List(json, "specialty", FhirElements.Concept),
            Slots = FhirElements.List(json, "slot", FhirElements.Reference),
            Participants = FhirElements.List(json, "participant", ReadParticipant),
            RequestedPeriods = FhirElements.List(json, "requestedPeriod", FhirElements.Period),
            Created = json.Time("created"),
            Comment = json.Text("comment"),
            Operator = FhirExtensions.ReadOperator(json),
        };
        RequireTimes(json, fields);
        return fields.Participants.Count > 0 ? fields : throw FhirFault.Missing(json.PathOf("participant"));
    }

    public static JsonObject Write(AppointmentFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return FhirElements.Element(
            ("id", fields.Id),
            (FhirExtensions.Name, fields.Operator is { } maker ? new JsonArray(FhirExtensions.WriteOperator(maker)) : null),
            ("identifier", FhirElements.List(fields.Identifiers, FhirElements.Write)),
            ("status", FhirElements.Code(fields.Status)),
            ("serviceType", FhirElements.List(fields.ServiceTypes, FhirElements.Write)),
            ("specialty", FhirElements.List(fields.Specialties, FhirElements.Write)),
            ("start", fields.Start is { } start ? FhirDateTime.Write(start) : null),
            ("end", fields.End is { } end ? FhirDateTime.Write(end) : null),
            ("minutesDuration", fields.Minutes),
            ("slot", FhirElements.List(fields.Slots, FhirElements.Write)),
            ("created", fields.Created?.Text),
            ("comment", fields.Comment),
            ("participant", FhirElements.List(fields.Participants, WriteParticipant)),
            ("requestedPeriod", FhirElements.List(fields.RequestedPeriods, FhirElements.Write)));
    }

    // FHIR R4, app-2, app-3 and app-4.
    private static void RequireTimes(FhirNode json, AppointmentFields fields)
    {
        var mayLack = fields.Status
            is FrAppointmentStatus.Proposed or FrAppointmentStatus.Cancelled or FrAppointmentStatus.Waitlist;
        if (fields.Start is null && (fields.End is not null || !mayLack))
            throw FhirFault.Missing(json.PathOf("start"));
        if (fields.Start is not null && fields.End is null)
            throw FhirFault.Missing(json.PathOf("end"));
        if (fields.End < fields.Start)
            throw FhirFault.Invalid(json.PathOf("end"), "Fin avant le début");
    }

    private static FrParticipant ReadParticipant(FhirNode node)
    {
        if (!node.Json.ContainsKey("actor") && !node.Json.ContainsKey("type"))
            throw FhirFault.Missing(node.PathOf("actor"));
        return new FrParticipant(
            node.Child("actor") is { } actor ? FhirElements.Reference(actor) : null,
            node.RequireCode<FrParticipation>("status"),
            node.Code<FrPresence>("required"));
    }

    private static JsonObject WriteParticipant(FrParticipant participant) => FhirElements.Element(
        ("actor", participant.Actor is { } actor ? FhirElements.Write(actor) : null),
        ("required", participant.Presence is { } presence ? FhirElements.Code(presence) : null),
        ("status", FhirElements.Code(participant.Status)));
}
