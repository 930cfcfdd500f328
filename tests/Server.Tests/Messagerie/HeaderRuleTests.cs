using FsCheck;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Messages;
using MonEspaceSante.Server.Messagerie.Pieces;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>Whatever a header tells, it is taken or refused with a reason.</summary>
internal sealed class HeaderRuleTests
{
    private static readonly MessagerieRules Rules = MessagerieRules.Load(null);

    private static readonly BoiteAccess Sender = new(
        Guid.NewGuid(), new Correspondent(), "essais", new PersonName(), Caller: null, Person: null);

    [Property(MaxTest = 500)]
    public bool An_arbitrary_header_is_taken_or_refused(
        NonNull<string> subject, NonNull<string> text, NonNull<string> id, NonNull<string> number, NonNull<string>[] types, bool? ins)
    {
        var headers = new MssHeaders { SoftwareNumber = number.Item, CdaTypes = { types.Select(type => type.Item) } };
        if (ins is { } isQualified) headers.InsQualified = isQualified;
        var header = new MessageHeader
        {
            Subject = subject.Item, Text = text.Item, ConversationId = id.Item, InReplyTo = id.Item, Headers = headers,
        };
        return Judges(() =>
        {
            var rule = new HeaderRule(Rules);
            new AskedMessage(header).Add(new AttachmentHeader(), []);
            rule.Demand(Sender, header);
            rule.Judge(Sender, header, []);
        });
    }

    [Property(MaxTest = 500)]
    public bool An_arbitrary_file_is_taken_or_refused(NonNull<string> name, NonNull<string> type, int kind, byte[] beginning)
    {
        var rule = new PieceRule(
            Rules, RoutageMatrix.Load(null), documents: null!, Destinations.Professionals, isSecret: false, patient: null);
        var known = new[] { "application/pdf", "image/tiff", "text/plain", "application/zip", "text/xml", type.Item };
        return Judges(() =>
        {
            var header = new AttachmentHeader
            {
                FileName = name.Item, MediaType = known[Math.Abs(kind % known.Length)], Kind = (AttachmentKind)(kind % 4),
            };
            rule.Demand(header);
            rule.DemandBeginning(header, beginning);
        });
    }

    [Property(MaxTest = 500)]
    public bool An_arbitrary_text_has_words_of_letters_and_digits(NonNull<string> text) =>
        Words.Of(text.Item).All(word => word.Length is > 0 and <= 64 && word.All(char.IsLetterOrDigit));

    // Anything but a typed refusal fails the property.
    private static bool Judges(Action judge)
    {
        try
        {
            judge();
            return true;
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.ReasonCode.Length > 0;
        }
    }
}
