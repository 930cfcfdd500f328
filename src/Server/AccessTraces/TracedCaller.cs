using System.Text.Json.Serialization;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Who made an access, as the session told it. Names are empty where the session tells none; the application
/// is null for all who are none. A person acts in an own account, or in that of a minor.</summary>
internal sealed record TracedCaller(
    string PsIdNat,
    string FamilyName,
    string GivenName,
    string Profession,
    string StructIdNat,
    string StructureName,
    AuthenticationMode Authentication,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TracedApplication? Application = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsPerson = false)
{
    public static TracedCaller Of(SessionLps session) => new(
        session.Professional.PsIdNat,
        session.Professional.Name?.Family ?? "",
        session.Professional.Name?.Given ?? "",
        session.Professional.Profession,
        session.Structure.StructIdNat,
        session.Structure.Name,
        session.Mode);

    /// <summary>A person who acts in their own account, or in that of a minor whom they represent.</summary>
    public static TracedCaller OfPerson(string familyName, string givenName) =>
        new("", familyName, givenName, "", "", "", AuthenticationMode.Unspecified, IsPerson: true);

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "TracedCaller(…)";
}
