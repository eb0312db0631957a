using Xunit.Sdk;
using Xunit.v3;

// Scripts measure how long processes need to come back: several at once would measure one another.
[assembly: Parallelization(Mode = ParallelMode.None)]
