namespace MonEspaceSante.Server.Reprise;

/// <summary>What is wrong with a line.</summary>
/// <param name="Reason">One of <see cref="FaultReason"/>.</param>
/// <param name="Field">Where, such as <c>documents[3].type</c>; empty when it is the line. Never a value of it.</param>
internal sealed record LineFault(string Reason, string Field = "");
