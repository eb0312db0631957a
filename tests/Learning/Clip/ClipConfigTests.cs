using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Clip;
using SemCovNet.Learning.Models.Layers;

namespace SemCovNet.Tests.Learning.Clip;

/// <summary>What no tensor tells comes from config.json, as Hugging Face's transformers reads it.</summary>
public sealed class ClipConfigTests
{
    // The first is ViT-H/14, whose heads are 80 wide.
    [Theory]
    [InlineData("""{"vision_config": {"hidden_act": "gelu", "hidden_size": 1280, "num_attention_heads": 16}}""", 1280, nameof(GeluForm.Exact), 16, 1e-5)]
    [InlineData("""{"vision_config": {"hidden_act": "gelu", "layer_norm_eps": 1e-6}}""", 768, nameof(GeluForm.Exact), 12, 1e-6)]
    [InlineData("""{"vision_config": {}}""", 1024, nameof(GeluForm.Quick), 16, 1e-5)]
    [InlineData("""{"model_type": "clip_vision_model", "hidden_act": "gelu", "num_attention_heads": 12}""", 768, nameof(GeluForm.Exact), 12, 1e-5)]
    [InlineData("""{"vision_config": {"hidden_act": "quick_gelu"}, "vision_config_dict": {"hidden_act": "gelu"}}""", 768, nameof(GeluForm.Exact), 12, 1e-5)]
    [InlineData("""{"vision_config": {"hidden_act": "gelu"}, "vision_config_dict": null}""", 768, nameof(GeluForm.Exact), 12, 1e-5)]
    public void An_image_encoder_is_of_the_form_that_its_keys_tell_and_of_transformers_defaults_without(
        string json, int width, string gelu, int heads, double epsilon) =>
        Assert.Equal(new ClipForm(Enum.Parse<GeluForm>(gelu), heads, epsilon), Read(json).VisionForm(width));

    [Theory]
    [InlineData("""{"vision_config": {"hidden_act": "quick_gelu"}, "text_config": {"hidden_act": "gelu", "num_attention_heads": 16}}""", 1024, nameof(GeluForm.Exact), 16)]
    [InlineData("""{"text_config": {}}""", 512, nameof(GeluForm.Quick), 8)]
    [InlineData("""{"text_config": {}}""", 768, nameof(GeluForm.Quick), 12)]
    public void A_text_encoder_has_keys_of_its_own(string json, int width, string gelu, int heads) =>
        Assert.Equal(new ClipForm(Enum.Parse<GeluForm>(gelu), heads, 1e-5), Read(json).TextForm(width));

    [Theory]
    [InlineData("""{"vision_config": {"hidden_act": "relu"}}""", "config.json: vision_config.hidden_act is \"relu\": allowed are quick_gelu and gelu.")]
    [InlineData("""{"hidden_act": "gelu_new"}""", "config.json: hidden_act is \"gelu_new\": allowed are quick_gelu and gelu.")]
    [InlineData("""{"vision_config": {"num_attention_heads": 7}}""", "config.json: vision_config.num_attention_heads is 7: allowed are whole numbers that divide the encoder's width, 768.")]
    [InlineData("""{"vision_config": {"num_attention_heads": 0}}""", "config.json: vision_config.num_attention_heads is 0: allowed are ")]
    [InlineData("""{"vision_config": {"num_attention_heads": -4}}""", "config.json: vision_config.num_attention_heads is -4: allowed are ")]
    [InlineData("""{"vision_config": {"layer_norm_eps": 0}}""", "config.json: vision_config.layer_norm_eps is 0: allowed are numbers between 0 and 1.")]
    [InlineData("""{"vision_config": {"hidden_size": 1024}}""", "config.json: vision_config.hidden_size is 1024, but the encoder in the file is 768 wide: take config.json from the folder of the weights.")]
    [InlineData("""{"text_config": {}}""", "config.json has neither vision_config nor hidden_act: it is no CLIP model's. Take it from the folder of the weights.")]
    [InlineData("""{"vision_config": {"hidden_act": 3}}""", "config.json cannot be read: ")]
    [InlineData("""{"vision_config": "gelu"}""", "config.json cannot be read: ")]
    [InlineData("""{"vision_config": """, "config.json cannot be read: ")]
    [InlineData("[]", "config.json cannot be read: ")]
    [InlineData("null", "config.json cannot be read: ")]
    [InlineData("hidden_act: gelu", "config.json cannot be read: ")]
    public void What_no_encoder_can_be_built_with_is_refused_by_its_key(string json, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<CheckpointException>(() => Read(json).VisionForm(768)).Message);

    [Fact]
    public void A_width_that_heads_of_64_do_not_fill_needs_their_number() =>
        Assert.Equal(
            "config.json: vision_config.num_attention_heads is missing: allowed are whole numbers that divide the encoder's width, 80.",
            Assert.Throws<CheckpointException>(() => Read("""{"vision_config": {"hidden_act": "gelu"}}""").VisionForm(80)).Message);

    [Fact]
    public void A_model_of_other_widths_than_OpenAIs_is_refused_without_its_config() =>
        Assert.Equal(
            "The image encoder is 128 wide, and OpenAI's are 768 or 1024: no tensor tells how many heads another has, nor its activation. Put the model's config.json beside the file.",
            Assert.Throws<CheckpointException>(() => TinyClip.Model(config: null)).Message);

    [Theory]
    [InlineData(768)]
    [InlineData(1024)]
    public void An_image_encoder_as_wide_as_OpenAIs_is_taken_for_it_without_a_config(int width) =>
        Assert.Equal(ClipForm.OpenAi(width), new ClipVisionConfig(width, Depth: 1, Patch: 32, Projection: 512).Formed(null).Form);

    [Theory]
    [InlineData(512)]
    [InlineData(768)]
    public void A_text_encoder_as_wide_as_OpenAIs_is_taken_for_it_without_a_config(int width) =>
        Assert.Equal(ClipForm.OpenAi(width), new ClipTextConfig(49408, 77, width, Depth: 1, Projection: 512).Formed(null).Form);

    [Theory]
    [InlineData("clip-vit-b32", """{"vision_config": {"hidden_act": "quick_gelu", "hidden_size": 768, "num_attention_heads": 12, "layer_norm_eps": 1e-5}}""")]
    [InlineData("clip-vit-l14", """{"vision_config": {"hidden_size": 1024, "num_attention_heads": 16}}""")]
    // Of another size, which the weights tell and with it the backbone that fits.
    [InlineData("clip-vit-b32", """{"vision_config": {"hidden_act": "gelu", "hidden_size": 1024}}""")]
    // Not CLIP's: what lies beside its weights is none of its business.
    [InlineData("mobilenetv2", """{"hidden_act": "gelu"}""")]
    public void Weights_that_a_backbone_computes_rightly_pass(string backbone, string json) =>
        ClipConfigFile.CheckBackbone(backbone, TinyClip.Text(json));

    [Theory]
    [InlineData("""{"vision_config": {"hidden_act": "gelu", "hidden_size": 768}}""", "vision_config.hidden_act=gelu, num_attention_heads=12, layer_norm_eps=1E-05")]
    [InlineData("""{"vision_config": {"num_attention_heads": 16}}""", "vision_config.hidden_act=quick_gelu, num_attention_heads=16, layer_norm_eps=1E-05")]
    [InlineData("""{"hidden_act": "gelu"}""", "hidden_act=gelu, num_attention_heads=12, layer_norm_eps=1E-05")]
    public void Weights_of_another_form_than_their_backbone_are_refused_by_what_differs(string json, string told) =>
        Assert.Equal(
            $"config.json beside it says {told}, but backbone=clip-vit-b32 is OpenAI's encoder, hidden_act=quick_gelu, num_attention_heads=12, layer_norm_eps=1E-05: "
            + "in it these weights give wrong features. Take a file of OpenAI's form.",
            Assert.Throws<CheckpointException>(() => ClipConfigFile.CheckBackbone("clip-vit-b32", TinyClip.Text(json))).Message);

    private static ClipConfigFile Read(string json) => ClipConfigFile.Read(TinyClip.Text(json));
}
