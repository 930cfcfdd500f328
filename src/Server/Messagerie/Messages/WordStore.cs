using System.Data.Common;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>The words by which messages are found again. They are only compared: the store holds keyed hashes.</summary>
internal sealed class WordStore(IdentifierIndex index)
{
    private static readonly BulkInsert Insert = new(
        "messagerie_mot", BulkColumn.Bytes("boite_id"), BulkColumn.Bytes("word_hash"), BulkColumn.Bytes("message_id"));

    public byte[] Hash(Guid boite, string word) => index.HashWord(boite, word);

    /// <summary>Keeps the words of a message for a mailbox that it is in.</summary>
    public Task SaveAsync(DbConnection connection, Guid boite, Guid message, IEnumerable<string> words) =>
        Insert.RunAsync(
            connection,
            words.Select(word => new object?[] { boite.ToByteArray(), Hash(boite, word), message.ToByteArray() }),
            CancellationToken.None);
}
