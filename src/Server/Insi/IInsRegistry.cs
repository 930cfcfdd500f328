using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi;

/// <summary>The national register of identities: the embedded one of a sandbox, or the téléservice INSi.</summary>
internal interface IInsRegistry
{
    /// <summary>The most identities that one verification takes.</summary>
    int LargestLot { get; }

    /// <summary>How many verifications of one caller it takes at once.</summary>
    int LotsAtOnce { get; }

    /// <summary>How long a lot that is not full waits for more.</summary>
    TimeSpan Gathering { get; }

    /// <summary>Looks for the person of one query: one first name, or all of them. WS_INS2.</summary>
    Task<InsAnswer> FindAsync(SessionLps session, TraitsQuery query, CancellationToken cancellationToken);

    /// <summary>Looks for the beneficiary of a Vitale card. WS_INS1.</summary>
    Task<InsAnswer> FindAsync(SessionLps session, VitaleBeneficiary beneficiary, CancellationToken cancellationToken);

    /// <summary>Looks for the holder of an application carte Vitale. WS_INS1.</summary>
    Task<InsAnswer> FindAsync(SessionLps session, string apCvToken, CancellationToken cancellationToken);

    /// <summary>Whether each matricule and its traits are those of one person, in the order told. WS_INS3, WS_INS4.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="lot">At most <see cref="LargestLot"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<IReadOnlyList<bool>> VerifyAsync(
        SessionLps session, IReadOnlyList<ClaimedIdentity> lot, CancellationToken cancellationToken);
}
