namespace MonEspaceSante.Dmp;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">What the page holds, in the order of the list.</param>
/// <param name="NextPageToken">Asks <see cref="ResultPages{T}.AsPages"/> to go on after this page. Null on the last
/// one.</param>
public sealed record ResultPage<T>(IReadOnlyList<T> Items, string? NextPageToken);
