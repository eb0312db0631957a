namespace SemCovNet.Learning.Recipes;

/// <summary>Everything that decides how a model is built and trained; with data, seed and threads it decides the weights, on CPUs of one kind bit for bit.</summary>
/// <remarks>Ranges stand in <see cref="RecipeFields"/>; a recipe from <see cref="RecipeJson"/> has passed them.</remarks>
public sealed record Recipe
{
    public required string Name { get; init; }
    public string Backbone { get; init; } = "efficientnet-b0";
    public string? Weights { get; init; }               // sha256/<64 hex> of the file that the backbone starts from; null: fresh weights
    public Freezing Freeze { get; init; }               // body: the whole backbone keeps its weights
    public int FrozenStages { get; init; }              // of the backbone, from the pixels on, that keep their weights
    public int ImageSize { get; init; } = 112;          // pixels, the square the model sees
    public Framing Framing { get; init; }               // what prediction shows of an image
    public int Epochs { get; init; } = 30;
    public int Batch { get; init; } = 32;
    public double Lr { get; init; } = 3e-4;             // the peak, after warm-up
    public double? BodyLr { get; init; }                // the backbone's peak; null: the same as lr
    public double WeightDecay { get; init; } = 0.05;    // decoupled; none on norms and biases
    public double Warmup { get; init; } = 0.05;         // share of all steps
    public double Clip { get; init; } = 1.0;            // global gradient norm
    public Sampling Sampling { get; init; } = Sampling.Shuffled;
    public double Ema { get; init; }                    // decay of the weights' moving average, which is then what is kept; 0: off
    public Keeping Keep { get; init; }                  // whose weights the model has
    public int Members { get; init; } = 1;              // networks that learn side by side from one start but for what is drawn, and answer together
    public int Patience { get; init; }                  // epochs without a better validation score before it stops; 0: off
    public double CropArea { get; init; } = 0.7;        // augment by cutting out this share of the area or more
    public double ColourJitter { get; init; } = 0.1;    // augment by scaling brightness, contrast and saturation so far
    public bool QuarterTurns { get; init; }             // augment by turns of 90°, where no side is up
    public int Seed { get; init; } = 1;
    public int Threads { get; init; } = 1;              // part of the result: sums round differently in another order
    public int LoaderThreads { get; init; } = 1;        // no part of the result
    public ComputeDevice Device { get; init; } = ComputeDevice.Auto;

    public TokenSource Sdm { get; init; } = TokenSource.None;
    public TokenFusion Fusion { get; init; } = TokenFusion.Gated;
    public int Loops { get; init; } = 2;                // closed-loop rounds between tokens and patches
    public int TokenWidth { get; init; } = 64;
    public bool Dam { get; init; }
    public bool Dva { get; init; }
    public CdiPenalty Cdi { get; init; } = CdiPenalty.Off;

    public bool FineClasses { get; init; }              // learn the data set's finer classes where it has any, and answer its classes
    public ClassLoss Loss { get; init; } = ClassLoss.CrossEntropy;
    public double DroEta { get; init; } = 0.01;         // step size of the group weights in group DRO
    public double PositiveWeight { get; init; } = 1;    // of the second of two classes in the class loss
    public double LambdaRec { get; init; } = 0.5;
    public double LambdaDva { get; init; } = 0.1;
    public double? LambdaCdi { get; init; }             // null: 10 for the slope, 1 for rho
    public double PriorDrop { get; init; } = 0.3;       // share of training images that are shown without their prior
    public Calibration Calibrate { get; init; } = Calibration.None;
    public DecisionBasis Decide { get; init; } = DecisionBasis.Probability;
    public double LambdaDecide { get; init; } = 1;      // of the squared slope, where decide is coverage
    public int Views { get; init; } = 1;                // mirror images and turns that a prediction averages over: 1, 2, 4 or 8
    public int CheckpointEverySteps { get; init; }      // 0: at the end of each epoch only

    /// <summary>Whether the model takes descriptor scores as its second input.</summary>
    public bool UsesPrior => Sdm is TokenSource.Prior or TokenSource.Hybrid;

    /// <summary>A recipe as <see cref="ToJson"/> writes it, or as a person does (<see cref="RecipeFile"/>).</summary>
    /// <exception cref="RecipeException">All that is wrong with it.</exception>
    public static Recipe Parse(string json) => RecipeFile.Read(json).Recipe;

    /// <summary>This recipe with fields changed, each written <c>key=value</c> as on the command line; only the outcome must hold together.</summary>
    /// <exception cref="RecipeException">A key is unknown, a value is not one it allows, or the outcome contradicts itself.</exception>
    public Recipe With(params IEnumerable<string> assignments) => RecipeJson.With(this, assignments);

    public string ToJson() => RecipeJson.Write(this);
}
