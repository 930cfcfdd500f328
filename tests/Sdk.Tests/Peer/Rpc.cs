using Google.Protobuf;
using Grpc.Core;

namespace MonEspaceSante.Sdk.Tests.Peer;

/// <summary>The methods of the contract, on the messages that the client has: the SDK holds no server code.</summary>
internal static class Rpc
{
    public const string Session = "monespacesante.session.v1.SessionService";
    public const string Ins = "monespacesante.ins.v1.InsService";
    public const string Compte = "monespacesante.compte.v1.CompteService";
    public const string Dmp = "monespacesante.dmp.v1.DmpService";

    public static Method<TRequest, TResponse> Unary<TRequest, TResponse>(string service, string name)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Of<TRequest, TResponse>(MethodType.Unary, service, name);

    public static Method<TRequest, TResponse> Of<TRequest, TResponse>(MethodType type, string service, string name)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        new(type, service, name, Marshaller<TRequest>(), Marshaller<TResponse>());

    private static Marshaller<T> Marshaller<T>()
        where T : class, IMessage<T>, new() =>
        Marshallers.Create(message => message.ToByteArray(), bytes => new MessageParser<T>(() => new T()).ParseFrom(bytes));
}
