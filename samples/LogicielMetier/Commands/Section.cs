namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>A part of what the product does, as the help of the program tells it.</summary>
/// <param name="Title">As the help tells it.</param>
/// <param name="HasAccessModes">Whether a card or a structure's certificates are used, under an authority.</param>
internal sealed record Section(string Title, bool HasAccessModes = true)
{
    public static Section Discovery { get; } = new("Commandes pour essayer");

    public static Section Workstation { get; } = new("Poste de travail");

    public static Section Identities { get; } = new("Identité nationale (INS)");

    public static Section Directory { get; } = new("Annuaire des professionnels");

    public static Section Context { get; } = new("Existence et contexte");

    public static Section Authorizations { get; } = new("Autorisations");

    public static Section Feeding { get; } = new("Alimentation");

    public static Section Search { get; } = new("Recherche");

    public static Section Consultation { get; } = new("Consultation");

    public static Section LifeCycle { get; } = new("Cycle de vie");

    public static Section Traces { get; } = new("Traces");

    public static Section Following { get; } = new("Suivi");

    public static Section Exchange { get; } = new("Archives de la messagerie (XDM)", HasAccessModes: false);

    public static Section Messages { get; } = new("Messagerie");

    public static Section Agenda { get; } = new("Agenda");

    public static Section Account { get; } = new("Compte de l'assuré", HasAccessModes: false);

    public static Section Espace { get; } = new("Dossier de l'assuré", HasAccessModes: false);

    public static Section Applications { get; } = new("Applications du catalogue", HasAccessModes: false);

    public static Section Operator { get; } = new("Gestion des comptes (organisme)");

    /// <summary>In the order of a visit. The modes of access, which are options, come before the traces.</summary>
    public static IReadOnlyList<Section> BeforeModes { get; } =
        [Discovery, Workstation, Identities, Directory, Context, Authorizations, Feeding, Search, Consultation, LifeCycle];

    public static IReadOnlyList<Section> AfterModes { get; } =
        [Traces, Following, Messages, Exchange, Agenda, Account, Espace, Applications, Operator];
}
