namespace MonEspaceSante.Server.Dmp;

/// <summary>What identifies a patient beside the matricule.</summary>
internal sealed record Traits(string BirthName, string? UsedName, string GivenNames, string? Sex, string? BirthDate);
