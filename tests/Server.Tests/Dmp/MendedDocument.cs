using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>What becomes of a published document once some of its faults are put right.</summary>
public sealed record MendedDocument(string File, string Becomes, Reason Reason, params IReadOnlyList<CorpusMend> Mends)
{
    public override string ToString() => $"{File} {Becomes}";
}
