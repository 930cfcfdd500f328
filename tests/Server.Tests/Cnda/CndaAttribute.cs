namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>The row of the national test book that a test answers, by its official id. One test answers one row.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CndaAttribute(string id) : NUnit.Framework.PropertyAttribute("Cnda", id)
{
    /// <summary>The official id, such as <c>2.1-010</c>.</summary>
    public string Id { get; } = id;

    /// <summary>How the name of the test begins, so that a report shows the id.</summary>
    public string NamePrefix => $"Cnda_{Id.Replace('.', '_').Replace('-', '_')}_";
}
