using MonEspaceSante.Compte;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What scripts read of a person's space, as <see cref="Answers"/> for documents.</summary>
internal static class EspaceAnswers
{
    public static object Of(ProfilMedical profil) => new
    {
        Lines = profil.Lines.Select(line => new
        {
            line.Id,
            Section = line.Section.ToString().ToLowerInvariant(),
            line.Text,
            line.Since,
            line.Until,
        }),
        profil.Etag,
        profil.UpdateTime,
    };

    public static object Of(Notification told) => new
    {
        told.Rank,
        told.Time,
        Kind = told.Kind.ToString().ToLowerInvariant(),
        Read = told.IsRead,
        told.Text,
        Trace = told.Trace is { } trace ? DossierAnswers.Of(trace) : null,
    };
}
