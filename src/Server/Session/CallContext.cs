using System.Security.Cryptography.X509Certificates;
using Grpc.Core;

namespace MonEspaceSante.Server.Session;

/// <summary>What the interceptor learnt about the caller of a call.</summary>
internal static class CallContext
{
    private static readonly object Certificate = new();
    private static readonly object Session = new();

    public static void SetCertificate(this ServerCallContext context, X509Certificate2 certificate) =>
        context.UserState[Certificate] = certificate;

    public static X509Certificate2 ClientCertificate(this ServerCallContext context) =>
        (X509Certificate2)context.UserState[Certificate];

    public static void SetSession(this ServerCallContext context, SessionLps session) =>
        context.UserState[Session] = session;

    public static SessionLps Caller(this ServerCallContext context) => (SessionLps)context.UserState[Session];
}
