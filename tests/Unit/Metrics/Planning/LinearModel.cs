namespace SemCovNet.Tests.Unit.Metrics.Planning;

/// <summary>Logistic regression with a ridge, by gradient descent: a model that learns a direction as well as it has met it.</summary>
internal sealed class LinearModel(double[] weights, double bias)
{
    private const int Steps = 300;
    private const double Rate = 0.5;
    private const double Ridge = 0.01;

    public double Probability(DrawnLesion lesion) => Logistic(bias + lesion.Features.Zip(weights, (x, w) => x * w).Sum());

    public static LinearModel Fit(IReadOnlyList<DrawnLesion> lesions)
    {
        var (weights, bias) = (new double[lesions[0].Features.Length], 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, biasGradient) = (weights.Select(w => Ridge * w).ToArray(), 0.0);
            foreach (var lesion in lesions)
            {
                var z = bias;
                for (var d = 0; d < weights.Length; d++)
                    z += weights[d] * lesion.Features[d];
                var error = (Logistic(z) - lesion.Class) / lesions.Count;
                biasGradient += error;
                for (var d = 0; d < weights.Length; d++)
                    gradient[d] += error * lesion.Features[d];
            }
            for (var d = 0; d < weights.Length; d++)
                weights[d] -= Rate * gradient[d];
            bias -= Rate * biasGradient;
        }
        return new(weights, bias);
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}
