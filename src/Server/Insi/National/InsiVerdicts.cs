using MonEspaceSante.Errors;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>What the code of a verification tells.</summary>
internal static class InsiVerdicts
{
    /// <summary>Whether the identity is right.</summary>
    /// <exception cref="MonEspaceSanteException">INSI_REPONSE_INVALIDE: the code is neither.</exception>
    public static bool Read(this InsiTable.Verdicts verdicts, string code)
    {
        if (verdicts.Identique.Contains(code)) return true;
        return verdicts.Differente.Contains(code) ? false : throw InvalidInsiAnswer.Because("code");
    }
}
