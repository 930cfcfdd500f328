using MonEspaceSante.Cps;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>As what, and where, a professional who is signed in acts.</summary>
internal static class ProSanteConnectChoice
{
    /// <summary>The activity that the options choose; null when nobody is signed in.</summary>
    /// <exception cref="ArgumentException">The options do not go together.</exception>
    public static ProSanteConnectActivite? Of(MonEspaceSanteOptions options, ICarteCps carte)
    {
        if (options.ProSanteConnect is not { } session)
            return null;
        if (!session.IsBoundTo(carte))
            throw Invalid("Must be the certificates that the professional signed in with", nameof(options.Carte));
        if (options.Professional is not null)
            throw Invalid("Must be null: Pro Santé Connect tells who acts", nameof(options.Professional));
        return options.Activite is { } chosen
            ? session.Identity.Find(chosen.Structure.StructIdNat)
                ?? throw Invalid("Must be one of the professional's activities", nameof(options.Activite))
            : Only(session.Identity, carte);
    }

    // The workstation is the structure's: where the professional works there too, nobody has to choose.
    private static ProSanteConnectActivite Only(ProSanteConnectIdentity identity, ICarteCps carte) =>
        carte.Activites.Select(a => identity.Find(a.Structure.StructIdNat)).FirstOrDefault(a => a is not null)
        ?? (identity.Activites is [var only]
            ? only
            : throw Invalid(
                $"The professional has {identity.Activites.Count} activities: choose the one that the user acts for",
                nameof(MonEspaceSanteOptions.Activite)));

    private static ArgumentException Invalid(string why, string option) => new(why, option);
}
