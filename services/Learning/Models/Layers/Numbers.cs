using TorchSharp;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>Arithmetic between tensors and numbers that the garbage collector cannot break.</summary>
/// <remarks>
/// TorchSharp turns each number into a <see cref="Scalar"/> with a finaliser, and in <c>x * 0.5</c> nothing holds it while native code
/// reads it: a collection at that moment frees it in use ("Unknown scalar type", or a wrong number without a word). Even <c>x + y</c>
/// makes one, the factor 1. Here <c>using</c> holds it to the end of the call. BannedSymbols.txt beside the project keeps the unsafe forms out.
/// </remarks>
#pragma warning disable RS0030 // The one place where numbers become scalars.
internal static class Numbers
{
    private static readonly Scalar One = 1;

    extension(Tensor x)
    {
        public Tensor Plus(Tensor other) => x.add(other, One);

        public Tensor Plus(double value)
        {
            using Scalar number = value;
            return x.add(number, One);
        }

        public Tensor Times(double value)
        {
            using Scalar number = value;
            return x.mul(number);
        }

        public Tensor OneMinus() => x.neg().Plus(1);

        public Tensor Power(double exponent)
        {
            using Scalar number = exponent;
            return x.pow(number);
        }

        public Tensor AtLeast(double least)
        {
            using Scalar number = least;
            return x.clamp_min(number);
        }

        public Tensor Between(double least, double most)
        {
            using Scalar low = least;
            using Scalar high = most;
            return x.clamp(low, high);
        }

        public Tensor IsBelow(double value)
        {
            using Scalar number = value;
            return x.lt(number);
        }

        public Tensor IsAbove(double value)
        {
            using Scalar number = value;
            return x.gt(number);
        }

        /// <summary>This, with <paramref name="value"/> where <paramref name="mask"/> holds.</summary>
        public Tensor Filled(Tensor mask, double value)
        {
            using Scalar number = value;
            return x.masked_fill(mask, number);
        }

        public Tensor Times_(double value)
        {
            using Scalar number = value;
            return x.mul_(number);
        }

        public Tensor Plus_(double value)
        {
            using Scalar number = value;
            return x.add_(number, One);
        }

        public Tensor Plus_(Tensor other) => x.add_(other, One);

        /// <summary>Adds <paramref name="factor"/>·other in place.</summary>
        public Tensor Plus_(Tensor other, double factor)
        {
            using Scalar number = factor;
            return x.add_(other, number);
        }

        /// <summary>Adds <paramref name="factor"/>·left·right in place.</summary>
        public Tensor PlusProduct_(Tensor left, Tensor right, double factor)
        {
            using Scalar number = factor;
            return x.addcmul_(left, right, number);
        }

        /// <summary>Adds <paramref name="factor"/>·numerator/denominator in place.</summary>
        public Tensor PlusQuotient_(Tensor numerator, Tensor denominator, double factor)
        {
            using Scalar number = factor;
            return x.addcdiv_(numerator, denominator, number);
        }
    }
}
