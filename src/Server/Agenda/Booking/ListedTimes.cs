using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Which times are listed.</summary>
/// <param name="Id">Of which patient, or of which agenda.</param>
/// <param name="IsOfAgenda">Whether it is an agenda of a professional.</param>
/// <param name="Period">When.</param>
/// <param name="ShowsSecret">Whether what was made in secret is listed too.</param>
/// <param name="ShowsCancelled">Whether what was cancelled is listed too.</param>
/// <param name="SeenFrom">By whom: no more than that one may see. Null for the patient, who sees all.</param>
/// <param name="Caller">The professional who asks: nothing is shown of a patient who blocked that one. Null for the
/// patient's side.</param>
internal sealed record ListedTimes(
    Guid Id,
    bool IsOfAgenda,
    AskedPeriod Period,
    bool ShowsSecret,
    bool ShowsCancelled,
    AgendaSight? SeenFrom,
    Caller? Caller = null)
{
    /// <summary>What names the list: a page of it serves for no other. A period that begins now begins later with each
    /// page.</summary>
    public string Name =>
        $"{(IsOfAgenda ? "agenda" : "patient")} {Id:N} {ShowsSecret} {ShowsCancelled} {SeenFrom?.AgendaId:N}";
}
