namespace MonEspaceSante.Insi;

/// <summary>The codewords that let a damaged symbol be read: Reed-Solomon over GF(256).</summary>
/// <remarks>ISO/IEC 16022, annex E.</remarks>
internal static class DatamatrixCorrection
{
    private const int Polynomial = 0x12D;
    private const int Order = 255;

    private static readonly int[] Powers = new int[Order];
    private static readonly int[] Logarithms = new int[Order + 1];

    static DatamatrixCorrection()
    {
        for (var (power, value) = (0, 1); power < Order; power++)
        {
            Powers[power] = value;
            Logarithms[value] = power;
            value <<= 1;
            if (value > Order)
                value ^= Polynomial;
        }
    }

    /// <summary>The message and its correction, each block interleaved with the others.</summary>
    public static byte[] Append(byte[] message, DatamatrixShape shape)
    {
        var all = new byte[message.Length + shape.CorrectionLength];
        message.CopyTo(all, 0);
        var generator = Generator(shape.CorrectionLength / shape.Blocks);
        for (var block = 0; block < shape.Blocks; block++)
        {
            var remainder = new int[generator.Length];
            for (var at = block; at < message.Length; at += shape.Blocks)
                Shift(remainder, generator, message[at]);
            for (var rank = 0; rank < remainder.Length; rank++)
                all[message.Length + block + (rank * shape.Blocks)] = (byte)remainder[rank];
        }

        return all;
    }

    private static void Shift(int[] remainder, int[] generator, byte codeword)
    {
        var factor = remainder[0] ^ codeword;
        for (var at = 0; at < remainder.Length; at++)
            remainder[at] = (at + 1 < remainder.Length ? remainder[at + 1] : 0) ^ Product(factor, generator[at]);
    }

    // The coefficients after the leading one, highest degree first, of (x - 2)(x - 4)(x - 8)…
    private static int[] Generator(int degree)
    {
        var coefficients = new int[degree + 1];
        coefficients[0] = 1;
        for (var root = 1; root <= degree; root++)
        {
            for (var at = root; at > 0; at--)
                coefficients[at] ^= Product(coefficients[at - 1], Powers[root]);
        }

        return coefficients[1..];
    }

    private static int Product(int left, int right) =>
        left == 0 || right == 0 ? 0 : Powers[(Logarithms[left] + Logarithms[right]) % Order];
}
