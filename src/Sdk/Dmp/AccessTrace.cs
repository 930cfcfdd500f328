using MonEspaceSante.Identity;
using MonEspaceSante.Session;

namespace MonEspaceSante.Dmp;

/// <summary>An access to a dossier, as the patient sees it.</summary>
public sealed record AccessTrace
{
    /// <summary>The rank among the accesses to the dossier, from 1.</summary>
    public required long Rank { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who. Its identifiers are empty when <see cref="Person"/> is told.</summary>
    public required Professional Professional { get; init; }

    /// <summary>For which structure. Its identifiers are empty when <see cref="Person"/> is told.</summary>
    public required Structure Structure { get; init; }

    /// <summary>Who, when it was the patient in the own account, or a legal representative. Null when a professional or a
    /// structure was.</summary>
    public PersonName? Person { get; init; }

    /// <summary>How the caller proved who it is.</summary>
    public AuthenticationMode AuthenticationMode { get; init; }

    /// <summary>Under which authority.</summary>
    public AccessMode AccessMode { get; init; }

    /// <summary>Why, as typed to break the glass. Null in the other modes.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it was made in a secret connection: the legal representatives do not see it.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What was done: the national transaction, such as <c>TD3.2</c>, or the act of an application.</summary>
    public required string Transaction { get; init; }

    /// <summary>The document. Null when the access concerns no single one.</summary>
    public string? UniqueId { get; init; }

    /// <summary>Whether the software did it by itself.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>The application of the catalogue that had the access, or that <see cref="Person"/> let in or took back. Null where
    /// none was concerned.</summary>
    public TracedApplication? Application { get; init; }

    /// <summary>Tells what was done only: logs hold no identity.</summary>
    public override string ToString() => $"AccessTrace({Rank}, {Transaction})";
}
