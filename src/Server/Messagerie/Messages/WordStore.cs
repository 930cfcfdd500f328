using System.Data.Common;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>The words by which messages are found again. They are only compared: the store holds keyed hashes.</summary>
internal sealed class WordStore(IdentifierIndex index)
{
    private static readonly BulkInsert Insert = new(
        "messagerie_mot", BulkColumn.Bytes("boite_id"), BulkColumn.Bytes("word_hash"), BulkColumn.Bytes("message_id"));

    public byte[] Hash(Guid boite, string word) => index.HashWord(boite, word);

    /// <summary>The words of a message as a mailbox keeps them. Hashed before a write, which all others wait for.</summary>
    public IReadOnlyList<byte[]> Hash(Guid boite, IReadOnlyList<string> words) => [.. words.Select(word => Hash(boite, word))];

    /// <summary>Keeps the words of a message for a mailbox that it is in.</summary>
    public static Task SaveAsync(DbConnection connection, Guid boite, Guid message, IReadOnlyList<byte[]> hashes) =>
        Insert.RunAsync(
            connection,
            hashes.Select(hash => new object?[] { boite.ToByteArray(), hash, message.ToByteArray() }),
            CancellationToken.None);
}
