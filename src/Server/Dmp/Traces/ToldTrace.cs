using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Catalogue;
using TracedApplication = MonEspaceSante.Server.AccessTraces.TracedApplication;

namespace MonEspaceSante.Server.Dmp.Traces;

/// <summary>Traces as they are told.</summary>
internal static class ToldTrace
{
    public static AccessTrace ToContract(this KeptTrace trace)
    {
        var told = new AccessTrace
        {
            Rank = trace.Rank,
            Time = trace.MadeAt.ToTimestamp(),
            AuthenticationMode = trace.Caller.Authentication,
            AccessMode = trace.Circumstances.Mode,
            Reason = trace.Circumstances.Reason,
            SecretConnection = trace.Circumstances.IsSecret,
            Transaction = trace.Act.Transaction,
            UniqueId = trace.Act.DocumentUniqueId ?? "",
            Automatic = trace.Act.IsAutomatic,
        };
        if (trace.Caller.IsPerson) told.Person = new() { Family = trace.Caller.FamilyName, Given = trace.Caller.GivenName };
        else TellProfessional(told, trace.Caller);
        if (trace.Caller.Application is { } application) TellApplication(told, application);
        return told;
    }

    private static void TellProfessional(AccessTrace told, TracedCaller caller)
    {
        told.Professional = new()
        {
            PsIdNat = caller.PsIdNat,
            Name = new() { Family = caller.FamilyName, Given = caller.GivenName },
            Profession = caller.Profession,
        };
        told.Structure = new() { StructIdNat = caller.StructIdNat, Name = caller.StructureName };
    }

    private static void TellApplication(AccessTrace told, TracedApplication application) => told.Application = new()
    {
        ApplicationId = application.ApplicationId,
        Name = application.Name,
        Purposes = { application.Purposes.Select(WireName.Of) },
    };
}
