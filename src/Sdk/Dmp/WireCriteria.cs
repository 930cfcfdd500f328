using Google.Protobuf.WellKnownTypes;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Criteria of a search as the contracts spell them.</summary>
internal static class WireCriteria
{
    public static Wire.DocumentCriteria ToWire(this DocumentCriteria criteria) => new()
    {
        Types_ = { criteria.Types },
        Classes = { criteria.Classes },
        EventFrom = criteria.EventFrom?.ToTimestamp(),
        EventBefore = criteria.EventBefore?.ToTimestamp(),
        SubmittedFrom = criteria.SubmittedFrom?.ToTimestamp(),
        SubmittedBefore = criteria.SubmittedBefore?.ToTimestamp(),
        IncludeDeprecated = criteria.OldVersions != Inclusion.Excluded,
        OnlyDeprecated = criteria.OldVersions == Inclusion.Only,
        IncludeArchived = criteria.Archived != Inclusion.Excluded,
        OnlyArchived = criteria.Archived == Inclusion.Only,
        AuthorId = criteria.AuthorId ?? "",
        ReferenceIds = { criteria.ReferenceIds },
        ReferenceIdPart = criteria.ReferenceIdPart ?? "",
    };

    public static Wire.SearchInitiative Initiative(this DocumentCriteria criteria) => criteria.IsAutomatic
        ? Wire.SearchInitiative.Automatique
        : Wire.SearchInitiative.Unspecified;
}
