namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>How an agenda is written.</summary>
internal enum ExportFormat
{
    /// <summary>For calendar programs.</summary>
    Ical,

    /// <summary>For shared agendas.</summary>
    Fhir,
}
