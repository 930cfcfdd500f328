namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Where a watch stands among the changes of its dossier.</summary>
/// <param name="Seq">The rank of the last change that was read, told or not.</param>
/// <param name="IsOfCaller">Whether this caller was watching, in this session and under this authority: to go on is then
/// the same access.</param>
internal sealed record ChangePlace(long Seq, bool IsOfCaller);
