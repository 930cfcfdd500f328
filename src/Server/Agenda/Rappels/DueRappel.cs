using MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>One time that a rule reminds somebody.</summary>
/// <param name="Id">What tells it from the others of the patient.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Kind">Of what.</param>
/// <param name="From">From when on.</param>
/// <param name="To">Until when it makes sense.</param>
internal sealed record DueRappel(
    string Id, RappelTable.Row Rule, RappelKind Kind, DateTimeOffset From, DateTimeOffset To)
{
    // An appointment that was taken a little early answers it all the same.
    private const int EarlyMonths = 6;

    /// <summary>Whether an appointment at that instant answers it.</summary>
    public bool IsAnsweredAt(DateTimeOffset start) => start >= From.AddMonths(-EarlyMonths) && start < To;
}
