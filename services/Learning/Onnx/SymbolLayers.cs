using SemCovNet.Learning.Onnx.Format;
using TorchSharp.Modules;
using static SemCovNet.Learning.Onnx.Symbol;

namespace SemCovNet.Learning.Onnx;

/// <summary>TorchSharp's layers as ONNX operators, in evaluation mode.</summary>
public static class SymbolLayers
{
    extension(Symbol x)
    {
        public Symbol linear(Linear layer)
        {
            var product = x.matmul(x.Graph.Constant(layer.weight.t()));
            return layer.bias is null ? product : product + x.Graph.Constant(layer.bias!);
        }

        public Symbol layer_norm(LayerNorm layer) => x.Graph.Node("LayerNormalization",
            [x, x.Graph.Constant(layer.weight!), x.Graph.Constant(layer.bias!)],
            Attribute("axis", -1), Attribute("epsilon", (float)layer.eps));

        public Symbol conv(Conv2d layer) => x.conv(layer, Attributes("pads", [.. layer.padding!, .. layer.padding!]));

        /// <summary>The same with TensorFlow's SAME padding, whatever the layer's own is.</summary>
        public Symbol same_conv(Conv2d layer) => x.conv(layer, Attribute("auto_pad", "SAME_UPPER"));

        private Symbol conv(Conv2d layer, AttributeProto padding)
        {
            Symbol[] weights = layer.bias is null ? [x.Graph.Constant(layer.weight)] : [x.Graph.Constant(layer.weight!), x.Graph.Constant(layer.bias!)];
            return x.Graph.Node("Conv", [x, .. weights], Attributes("strides", layer.stride), padding, Attribute("group", layer.groups));
        }
    }
}
