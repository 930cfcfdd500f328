using Google.Protobuf;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Annuaire.Boites;

/// <summary>Puts mailboxes into a generation that is on its way.</summary>
internal static class BoiteLoad
{
    public static BulkInsert Into(long generation) => new(
        BoiteStore.Table.Of(generation),
        BulkColumn.Number("line"),
        BulkColumn.Text("address"),
        BulkColumn.Number("type"),
        BulkColumn.Text("ps_id_nat"),
        BulkColumn.Text("struct_id_nat"),
        BulkColumn.Text("label"),
        BulkColumn.Bytes("label_key"),
        BulkColumn.Text("profession"),
        BulkColumn.Text("postcode"),
        BulkColumn.Bytes("commune_key"),
        BulkColumn.Bytes("body"));

    public static object?[] Row(long line, Mailbox mailbox) =>
    [
        line,
        mailbox.Address,
        (long)mailbox.Type,
        PlaceKeys.OrNull(mailbox.PsIdNat),
        PlaceKeys.OrNull(mailbox.Structure?.StructIdNat),
        mailbox.Label,
        SearchKey.Of(mailbox.Label),
        PlaceKeys.OrNull(mailbox.Profession?.Code),
        PlaceKeys.OrNull(mailbox.Place?.Postcode),
        PlaceKeys.City(mailbox.Place),
        mailbox.ToByteArray(),
    ];

    /// <summary>What a mailbox is displayed as: whose it is, and which of a structure's.</summary>
    public static string LabelOf(Mailbox mailbox)
    {
        if (mailbox.Holder is { Family.Length: > 0 } holder) return $"{holder.Family} {holder.Given}".TrimEnd();
        var structure = mailbox.Structure is not { } listed ? ""
            : listed.Name.Length > 0 ? listed.Name : listed.TradeName;
        var label = string.Join(", ", new[] { structure, mailbox.Department }.Where(part => part.Length > 0));
        return label.Length > 0 ? label : mailbox.Address;
    }
}
