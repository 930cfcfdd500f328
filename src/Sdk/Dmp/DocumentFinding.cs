using MonEspaceSante.Cda;

namespace MonEspaceSante.Dmp;

/// <summary>Something that is wrong with one document of a submission that was tried.</summary>
/// <param name="Document">The rank of the document in the submission, from 0.</param>
/// <param name="Finding">What is wrong, where, and what to do about it.</param>
public sealed record DocumentFinding(int Document, LintFinding Finding);
