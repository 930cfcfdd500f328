using System.Security.Cryptography;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using SdkDate = MonEspaceSante.Dmp.PartialDate;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Which documents a search is for. All that is told must be met.</summary>
internal sealed class SearchCriteria
{
    private readonly DocumentCriteria _told;
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _classes;
    private readonly HashSet<string> _referenceIds;
    private readonly DateTimeOffset? _eventFrom;
    private readonly DateTimeOffset? _eventBefore;

    /// <exception cref="MonEspaceSanteException">PERIODE_INVALIDE, REQUETE_INVALIDE.</exception>
    public SearchCriteria(DocumentCriteria? told)
    {
        _told = told ?? new DocumentCriteria();
        _types = [.. _told.Types_];
        _classes = [.. _told.Classes];
        _referenceIds = [.. _told.ReferenceIds];
        _eventFrom = AskedInstant.Of("criteria.event_from", _told.EventFrom);
        _eventBefore = AskedInstant.Of("criteria.event_before", _told.EventBefore);
        Selection = new DocumentSelection
        {
            SubmittedFrom = AskedInstant.Of("criteria.submitted_from", _told.SubmittedFrom),
            SubmittedBefore = AskedInstant.Of("criteria.submitted_before", _told.SubmittedBefore),
            Deprecated = State(_told.OnlyDeprecated, _told.IncludeDeprecated),
            Archived = State(_told.OnlyArchived, _told.IncludeArchived),
        };
        DemandPeriod("criteria.event_before", _eventFrom, _eventBefore);
        DemandPeriod("criteria.submitted_before", Selection.SubmittedFrom, Selection.SubmittedBefore);
    }

    /// <summary>What the columns of the store can tell.</summary>
    public DocumentSelection Selection { get; private init; }

    /// <summary>The same for current documents alone, submitted since an instant or later.</summary>
    public SearchCriteria OnlyCurrentSince(DateTimeOffset since) => new(_told)
    {
        Selection = Selection with
        {
            Deprecated = false,
            Archived = false,
            SubmittedFrom = Selection.SubmittedFrom > since ? Selection.SubmittedFrom : since,
        },
    };

    /// <summary>The same for other criteria is another.</summary>
    public byte[] Digest() => SHA256.HashData(_told.ToByteArray());

    /// <summary>Whether a document that the columns select is one that the search is for.</summary>
    public bool Fits(DocumentMetadata document) =>
        (_types.Count == 0 || _types.Contains(document.Type.Code_))
        && (_classes.Count == 0 || _classes.Contains(document.Class.Code_))
        && FitsEvent(document.ServiceStartTime)
        && (_told.AuthorId.Length == 0 || document.Authors.Any(author => author.Id == _told.AuthorId))
        && (_referenceIds.Count == 0 || document.ReferenceIds.Any(_referenceIds.Contains))
        && (_told.ReferenceIdPart.Length == 0
            || document.ReferenceIds.Any(id => id.Contains(_told.ReferenceIdPart, StringComparison.Ordinal)));

    // A date that is not precise is compared by where it begins, as the national registry pads it.
    private bool FitsEvent(PartialDate? date)
    {
        if (_eventFrom is null && _eventBefore is null) return true;
        if (date is null) return false;
        var offset = date.HasOffsetMinutes ? TimeSpan.FromMinutes(date.OffsetMinutes) : (TimeSpan?)null;
        var start = new SdkDate(date.Digits, offset).ToInstant();
        return !(start < _eventFrom) && !(start >= _eventBefore);
    }

    private static bool? State(bool only, bool include) => only ? true : include ? null : false;

    private static void DemandPeriod(string field, DateTimeOffset? from, DateTimeOffset? before)
    {
        if (from > before) throw Refusal.Because(Reason.PeriodeInvalide, new Violation(field, "fin avant le début"));
    }
}
