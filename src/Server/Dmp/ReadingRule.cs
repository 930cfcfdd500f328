using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Which documents of a dossier a professional may see.</summary>
internal static class ReadingRule
{
    /// <summary>A document hidden from professionals is shown to its author and its legal authenticator only.</summary>
    public static bool Shows(Document document, SessionLps reader) =>
        !document.Visibility.HiddenFromProfessionals || SenderRule.IsResponsible(reader, document.Metadata);
}
