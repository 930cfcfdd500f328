using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>The patient's opposition to new documents by a structure.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="IsOpposed">Whether the patient opposes.</param>
/// <param name="UpdateTime">When the patient last said so.</param>
public sealed record FeedingOpposition(Structure Structure, bool IsOpposed, DateTimeOffset? UpdateTime);
