using SemCovNet.Tests.Chaos.Keeping;

namespace SemCovNet.Tests.Chaos.Scripts;

/// <summary>One fault, done to real processes again and again, and what came of it.</summary>
internal interface IFaultScript
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>The fault and the promise, as the report says them.</summary>
    string Fault { get; }

    /// <summary>How often <c>run.sh</c> does it unless told otherwise.</summary>
    int LongRounds { get; }

    /// <summary>Whether it makes sense on a backend.</summary>
    bool RunsOn(string backend) => true;

    /// <param name="seed">Of the instants and places that are left to chance.</param>
    Task<Outcome> RunAsync(string backend, int rounds, int seed);
}
