using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>A schedule, in and out.</summary>
internal static class ScheduleElements
{
    public static ScheduleFields Read(FhirNode json)
    {
        var fields = new ScheduleFields
        {
            Id = json.Text("id"),
            Identifiers = FhirElements.List(json, "identifier", FhirElements.Identifier),
            Active = json.Flag("active"),
            Actors = FhirElements.List(json, "actor", FhirElements.Reference),
            ServiceTypes = FhirElements.List(json, "serviceType", FhirElements.Concept),
            Specialties = FhirElements.List(json, "specialty", FhirElements.Concept),
            Horizon = json.Child("planningHorizon") is { } horizon ? FhirElements.Period(horizon) : null,
            Availabilities = FhirExtensions.ReadAvailabilities(json),
            Durations = FhirExtensions.ReadDurations(json),
        };
        return fields.Actors.Count > 0 ? fields : throw FhirFault.Missing(json.PathOf("actor"));
    }

    public static JsonObject Write(ScheduleFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        JsonObject[] extensions =
            [.. fields.Availabilities.Select(FhirExtensions.Write), .. fields.Durations.Select(FhirExtensions.Write)];
        return FhirElements.Element(
            ("id", fields.Id),
            (FhirExtensions.Name, FhirElements.List(extensions, e => e)),
            ("identifier", FhirElements.List(fields.Identifiers, FhirElements.Write)),
            ("active", fields.Active),
            ("serviceType", FhirElements.List(fields.ServiceTypes, FhirElements.Write)),
            ("specialty", FhirElements.List(fields.Specialties, FhirElements.Write)),
            ("actor", FhirElements.List(fields.Actors, FhirElements.Write)),
            ("planningHorizon", fields.Horizon is { } horizon ? FhirElements.Write(horizon) : null));
    }
}
