using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MonEspaceSante.Agenda;

/// <summary>Resources as JSON. What is read keeps its order and its numbers as they are written.</summary>
internal static class FhirJson
{
    // No source tells a limit: this one is the product's.
    private const int MaxBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // French stays readable: resources go into no page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<FhirNode> ReadAsync(Stream source, string resourceType, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (content.Length + count > MaxBytes)
                throw FhirFault.TooLarge(MaxBytes);
            content.Write(buffer, 0, count);
        }

        return Read(Decode(content.GetBuffer().AsSpan(0, (int)content.Length)), resourceType);
    }

    public static FhirNode Parse(string text, string resourceType) =>
        text.Length > MaxBytes ? throw FhirFault.TooLarge(MaxBytes) : Read(text, resourceType);

    public static string Write(JsonObject json) => json.ToJsonString(Plain);

    public static async Task WriteAsync(JsonObject json, Stream target, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(target, new JsonWriterOptions { Encoder = Plain.Encoder });
        await using (writer.ConfigureAwait(false))
        {
            json.WriteTo(writer, Plain);
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw FhirFault.Malformed("UTF-8 attendu");
        }
    }

    private static FhirNode Read(string text, string resourceType)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: Strict);
            RequireText(node);
            var root = new FhirNode(
                node as JsonObject ?? throw FhirFault.Invalid(FhirFault.Root, "Objet attendu"), FhirFault.Root);
            return root.Text("resourceType") == resourceType ? root : throw FhirFault.Unexpected(resourceType);
        }
        catch (JsonException fault)
        {
            throw FhirFault.Malformed("JSON mal formé", (int?)fault.LineNumber + 1);
        }
        catch (InvalidOperationException)
        {
            throw FhirFault.Malformed("Caractère Unicode impossible");
        }
    }

    // A half of a surrogate pair is found only where a text is read.
    private static void RequireText(JsonNode? node)
    {
        if (node is JsonObject parent)
        {
            foreach (var (_, child) in parent)
                RequireText(child);
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
                RequireText(child);
        }
        else if (node?.GetValueKind() == JsonValueKind.String)
        {
            _ = node.GetValue<string>();
        }
    }
}
