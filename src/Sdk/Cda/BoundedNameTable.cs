using System.Xml;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>Keeps the names of a document, and no more of them than a document can honestly have.</summary>
/// <remarks>The parser keeps every distinct name for as long as it reads: a document of nothing but new names would
/// fill memory.</remarks>
internal sealed class BoundedNameTable : NameTable
{
    private const int CostOfAnyName = 32;
    private int _spent;

    public override string Add(string key) => Get(key) ?? Spend(base.Add(key));

    public override string Add(char[] key, int start, int len) =>
        Get(key, start, len) ?? Spend(base.Add(key, start, len));

    private string Spend(string name)
    {
        _spent += name.Length + CostOfAnyName;
        return _spent <= CdaLimits.MaxNameChars
            ? name
            : throw Refusal.Because(Reason.CdaTropComplexe, new Violation("/", "Trop de noms d'éléments différents"));
    }
}
