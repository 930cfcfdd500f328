using System.Text;

namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>Text of a fixed length, padded with blanks.</summary>
internal static unsafe class CkText
{
    public static string Read(byte* field, int length) =>
        Encoding.UTF8.GetString(field, length).TrimEnd(' ', '\0');
}
