using MonEspaceSante.Errors;

namespace MonEspaceSante.Agenda;

/// <summary>A time that can be booked.</summary>
/// <remarks>FHIR R4, profile FrSlot of the shared-agenda guide (GAP).</remarks>
public sealed class FrSlot : FrResource
{
    private const string ResourceType = "Slot";

    private FrSlot(FhirNode json)
        : base(json) => Fields = SlotElements.Read(json);

    /// <summary>What an agenda uses of it.</summary>
    public SlotFields Fields { get; }

    /// <summary>Reads a resource.</summary>
    /// <param name="json">The resource as JSON.</param>
    /// <exception cref="DocumentRefusedException">FHIR_MAL_FORME, FHIR_RESSOURCE_INATTENDUE, FHIR_ELEMENT_MANQUANT,
    /// FHIR_ELEMENT_INVALIDE, FHIR_TROP_GRAND; the violation tells the path.</exception>
    public static FrSlot Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new FrSlot(FhirJson.Parse(json, ResourceType));
    }

    /// <summary>Reads a resource in UTF-8.</summary>
    /// <param name="source">The resource as JSON. It stays open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DocumentRefusedException">As <see cref="Parse"/>.</exception>
    public static async Task<FrSlot> ReadAsync(Stream source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new FrSlot(await FhirJson.ReadAsync(source, ResourceType, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A new resource.</summary>
    /// <param name="fields">What it holds.</param>
    /// <exception cref="DocumentRefusedException">FHIR_ELEMENT_MANQUANT, FHIR_ELEMENT_INVALIDE.</exception>
    public static FrSlot Create(SlotFields fields) =>
        new(Change(New(ResourceType), [], SlotElements.Write(fields)));

    /// <summary>The resource with other values; all else that it was read with stays.</summary>
    /// <param name="fields">The values.</param>
    /// <exception cref="DocumentRefusedException">FHIR_ELEMENT_MANQUANT, FHIR_ELEMENT_INVALIDE.</exception>
    public FrSlot With(SlotFields fields) =>
        new(Change(Json, SlotElements.Write(Fields), SlotElements.Write(fields)));
}
