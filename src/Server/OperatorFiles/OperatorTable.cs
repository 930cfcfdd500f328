namespace MonEspaceSante.Server.OperatorFiles;

/// <summary>What every such file tells of itself.</summary>
/// <param name="Version">Which edition it is.</param>
/// <param name="Source">What it was written from.</param>
/// <param name="Lecture">How an officer is to read it.</param>
/// <param name="Assumption">What no source tells.</param>
internal abstract record OperatorTable(
    string? Version = null, string? Source = null, IReadOnlyList<string>? Lecture = null, string? Assumption = null);
