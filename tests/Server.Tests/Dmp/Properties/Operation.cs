namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>One call of an actor, down to the identifiers.</summary>
/// <param name="Actor">Who calls.</param>
/// <param name="Act">What for.</param>
/// <param name="Target">The document that it is about; empty when it is about none.</param>
/// <param name="NewId">The document that comes; empty when none does.</param>
/// <param name="Type">The type of the document that comes.</param>
/// <param name="Hidden">From whom the document is to be hidden.</param>
internal sealed record Operation(Actor Actor, Act Act, string Target, string NewId, string Type, Hidden Hidden)
{
    public bool Shows => Act is Act.Mask or Act.Unmask or Act.Disclose or Act.HideFromPatient;

    public override string ToString() =>
        $"{Actor} {Act} {Short(Target)}{Coming}{(Shows || NewId.Length > 0 ? $"{Hidden}" : "")}";

    private string Coming => NewId.Length == 0 ? "" : $" as {Short(NewId)} ({Type})";

    private static string Short(string uniqueId) => uniqueId.Length == 0 ? "" : $"…{uniqueId[^5..]}";
}
