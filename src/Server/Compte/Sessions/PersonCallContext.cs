using Grpc.Core;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>What the gate learnt about the person of a call.</summary>
internal static class PersonCallContext
{
    private static readonly object Key = new();

    public static void SetPerson(this ServerCallContext context, PersonCaller caller) => context.UserState[Key] = caller;

    public static PersonCaller Person(this ServerCallContext context) => (PersonCaller)context.UserState[Key];
}
