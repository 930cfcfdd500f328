using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>A slot, in and out.</summary>
internal static class SlotElements
{
    public static SlotFields Read(FhirNode json)
    {
        var fields = new SlotFields
        {
            Id = json.Text("id"),
            Identifiers = FhirElements.List(json, "identifier", FhirElements.Identifier),
            Schedule = FhirElements.Reference(json.Require("schedule")),
            Status = json.RequireCode<FrSlotStatus>("status"),
            Start = json.Instant("start") ?? throw FhirFault.Missing(json.PathOf("start")),
            End = json.Instant("end") ?? throw FhirFault.Missing(json.PathOf("end")),
            ServiceTypes = FhirElements.List(json, "serviceType", FhirElements.Concept),
            Specialties = FhirElements.List(json, "specialty", FhirElements.Concept),
        };
        return fields.End < fields.Start
            ? throw FhirFault.Invalid(json.PathOf("end"), "Fin avant le début")
            : fields;
    }

    public static JsonObject Write(SlotFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return FhirElements.Element(
            ("id", fields.Id),
            ("identifier", FhirElements.List(fields.Identifiers, FhirElements.Write)),
            ("serviceType", FhirElements.List(fields.ServiceTypes, FhirElements.Write)),
            ("specialty", FhirElements.List(fields.Specialties, FhirElements.Write)),
            ("schedule", FhirElements.Write(fields.Schedule)),
            ("status", FhirElements.Code(fields.Status)),
            ("start", FhirDateTime.Write(fields.Start)),
            ("end", FhirDateTime.Write(fields.End)));
    }
}
