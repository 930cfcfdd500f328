namespace MonEspaceSante.Messagerie;

/// <summary>The headers of MSSanté mail that a message bears.</summary>
/// <param name="Closes">Whether it ended its conversation (<c>X-MSS-MES: FIN</c>).</param>
/// <param name="CdaTypes">The types of the clinical documents attached (<c>X-MSS-CODECDA</c>).</param>
/// <param name="InsQualified">Whether their INS is qualified (<c>X-MSS-INS</c>). Null when it is not told.</param>
/// <param name="SoftwareNumber">The number of the sending software (<c>X-MSS-NIL</c>).</param>
public sealed record MssHeaders(
    bool Closes, IReadOnlyList<string> CdaTypes, bool? InsQualified, string SoftwareNumber);
