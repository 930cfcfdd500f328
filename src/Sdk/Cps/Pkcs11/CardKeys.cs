using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>The private keys of a card.</summary>
internal sealed class CardKeys(CardSession session, CardContents contents, Func<char[]>? askCode)
{
    private readonly CodePrompt? _prompt = askCode is null ? null : new CodePrompt(askCode);
    private readonly IReadOnlyList<CkMechanismType> _mechanisms = session.Use(_ => session.Mechanisms());

    public TokenKey Of(X509Certificate2 certificate)
    {
        var handle = contents.KeyOf(certificate);
        return new TokenKey(session, handle, _mechanisms, IsConfirmed(handle) ? Asking() : null);
    }

    public RSA RsaOf(X509Certificate2 certificate) => new TokenRsa(Of(certificate), PublicKeyOf(certificate));

    public static RSA PublicKeyOf(X509Certificate2 certificate) =>
        certificate.GetRSAPublicKey() ?? throw Refusal.Because(Reason.CarteAlgorithmeAbsent);

    private bool IsConfirmed(nuint handle) => session.Use(
        opened => opened.GetAttribute(handle, CkAttributeType.AlwaysAuthenticate)) is [not 0];

    private CodePrompt Asking() => _prompt ?? throw new ArgumentException(
        "Must be set: this card wants its code for each signature", nameof(Pkcs11Options.AskCode));
}
