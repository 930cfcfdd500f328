namespace MonEspaceSante.Server.Agenda;

/// <summary>What is done in an agenda, as traces name it: no national transaction stands for it.</summary>
internal static class AgendaActs
{
    public const string Create = "AGENDA.rendez-vous.creer";
    public const string Read = "AGENDA.rendez-vous.lire";
    public const string Update = "AGENDA.rendez-vous.modifier";
    public const string Cancel = "AGENDA.rendez-vous.annuler";
    public const string Book = "AGENDA.creneau.reserver";
    public const string ReadRappels = "AGENDA.rappels.lire";
}
