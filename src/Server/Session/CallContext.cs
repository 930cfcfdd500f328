using System.Security.Cryptography.X509Certificates;
using Grpc.Core;

namespace MonEspaceSante.Server.Session;

/// <summary>What the interceptor learnt about the caller of a call.</summary>
internal static class CallContext
{
    private static readonly object Certificate = new();
    private static readonly object CallerKey = new();

    public static void SetCertificate(this ServerCallContext context, X509Certificate2 certificate) =>
        context.UserState[Certificate] = certificate;

    public static X509Certificate2 ClientCertificate(this ServerCallContext context) =>
        (X509Certificate2)context.UserState[Certificate];

    public static void SetCaller(this ServerCallContext context, Caller caller) => context.UserState[CallerKey] = caller;

    public static Caller Caller(this ServerCallContext context) => (Caller)context.UserState[CallerKey];
}
