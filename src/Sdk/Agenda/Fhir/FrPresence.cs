namespace MonEspaceSante.Agenda;

/// <summary>Whether an appointment can do without somebody.</summary>
public enum FrPresence
{
    /// <summary>It cannot.</summary>
    Required = 1,

    /// <summary>It can.</summary>
    Optional = 2,

    /// <summary>They are told of it only.</summary>
    InformationOnly = 3,
}
