"""Writes golden.json: what a tiny CLIP with weights by a formula answers, computed with numpy alone.

    python3 make_reference.py > golden.json

TinyClip.cs makes the same weights, images and vocabulary.
"""
import json
import math
import numpy as np

VISION = dict(width=128, depth=2, patch=16, grid=2)
TEXT = dict(width=64, depth=2, context=8, vocabulary=514)
PROJECTION = 16
LOGIT_SCALE = 2.0
START, END = 512, 513

# What no tensor tells. OpenAI's: heads of 64, x·σ(1.702x); the other is told by a config.json alone.
OPENAI = dict(head=lambda width: 64, gelu=lambda x: x / (1 + np.exp(-1.702 * x)), epsilon=1e-5)
OTHER = dict(head=lambda width: width // 4, gelu=lambda x: x * (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2, epsilon=1e-3)
form = OPENAI


def noise(name, count):
    seed = sum((i + 1) * ord(c) for i, c in enumerate(name)) % 1000
    x = np.sin(np.arange(count) * 12.9898 + seed) * 43758.5453
    return 2 * (x - np.floor(x)) - 1


def weight(name, *shape):
    values = noise(name, int(np.prod(shape)))
    is_norm = "norm" in name and name.endswith("weight")
    if is_norm:
        values = 1 + 0.2 * values
    elif len(shape) == 1:
        values = 0.1 * values
    else:
        values = np.sqrt(3 / np.prod(shape[1:])) * values
    return values.reshape(shape).astype(np.float32).astype(np.float64)


def layer_norm(x, name):
    width = x.shape[-1]
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred ** 2).mean(-1, keepdims=True) + form["epsilon"])
    return centred / spread * weight(name + ".weight", width) + weight(name + ".bias", width)


def linear(x, name, to):
    return x @ weight(name + ".weight", to, x.shape[-1]).T + weight(name + ".bias", to)


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attention(x, name, causal):
    tokens, width = x.shape
    q, k, v = (linear(x, f"{name}.{part}_proj", width) for part in "qkv")
    read = np.zeros_like(x)
    size = form["head"](width)
    for head in range(width // size):
        at = slice(head * size, (head + 1) * size)
        scores = q[:, at] @ k[:, at].T / np.sqrt(size)
        if causal:
            scores = np.where(np.tril(np.ones((tokens, tokens))) > 0, scores, -np.inf)
        read[:, at] = softmax(scores) @ v[:, at]
    return linear(read, f"{name}.out_proj", width)


def block(x, name, causal):
    x = x + attention(layer_norm(x, name + ".layer_norm1"), name + ".self_attn", causal)
    hidden = linear(layer_norm(x, name + ".layer_norm2"), name + ".mlp.fc1", 4 * x.shape[-1])
    return x + linear(form["gelu"](hidden), name + ".mlp.fc2", x.shape[-1])


def cubic(t):
    a, t = -0.75, abs(t)
    if t <= 1:
        return (a + 2) * t ** 3 - (a + 3) * t ** 2 + 1
    return a * t ** 3 - 5 * a * t ** 2 + 8 * a * t - 4 * a if t < 2 else 0.0


def resize_matrix(old, new):
    matrix = np.zeros((new, old))
    for i in range(new):
        centre = (i + 0.5) * old / new - 0.5
        for tap in range(int(np.floor(centre)) - 1, int(np.floor(centre)) + 3):
            matrix[i, min(max(tap, 0), old - 1)] += cubic(centre - tap)
    return matrix


def positions(side):
    grid, width = VISION["grid"], VISION["width"]
    table = weight("vision_model.embeddings.position_embedding.weight", 1 + grid * grid, width)
    if side == grid:
        return table
    m = resize_matrix(grid, side)
    squares = np.einsum("ia,jb,abd->ijd", m, m, table[1:].reshape(grid, grid, width))
    return np.concatenate([table[:1], squares.reshape(side * side, width)])


def image(index, size):
    c, y, x = np.meshgrid(np.arange(3), np.arange(size), np.arange(size), indexing="ij")
    return (0.5 + 0.5 * np.sin(0.1 * (c + 1) * x + 0.07 * (index + 1) * y + c)).astype(np.float32).astype(np.float64)


def embed_image(pixels):
    mean = np.array([0.48145466, 0.4578275, 0.40821073]).reshape(3, 1, 1)
    deviation = np.array([0.26862954, 0.26130258, 0.27577711]).reshape(3, 1, 1)
    pixels = (pixels - mean) / deviation
    width, patch = VISION["width"], VISION["patch"]
    side = pixels.shape[1] // patch
    kernel = weight("vision_model.embeddings.patch_embedding.weight", width, 3, patch, patch).reshape(width, -1)
    cut = [pixels[:, r * patch:(r + 1) * patch, c * patch:(c + 1) * patch].reshape(-1) for r in range(side) for c in range(side)]
    tokens = np.stack([weight("vision_model.embeddings.class_embedding", width)] + [kernel @ square for square in cut])
    tokens = layer_norm(tokens + positions(side), "vision_model.pre_layrnorm")
    for i in range(VISION["depth"]):
        tokens = block(tokens, f"vision_model.encoder.layers.{i}", causal=False)
    pooled = layer_norm(tokens[0], "vision_model.post_layernorm")
    return weight("visual_projection.weight", PROJECTION, width) @ pooled


def embed_prompt(text):
    # Words of one letter each: a letter that ends a word is 256 + its place among the printable characters.
    ids = [START] + [256 + ord(letter) - ord("!") for letter in text.split()] + [END]
    ids += [END] * (TEXT["context"] - len(ids))     # padding, which causal attention must make harmless
    width = TEXT["width"]
    words = weight("text_model.embeddings.token_embedding.weight", TEXT["vocabulary"], width)
    tokens = words[ids] + weight("text_model.embeddings.position_embedding.weight", TEXT["context"], width)
    for i in range(TEXT["depth"]):
        tokens = block(tokens, f"text_model.encoder.layers.{i}", causal=True)
    pooled = layer_norm(tokens, "text_model.final_layer_norm")[ids.index(END)]
    return weight("text_projection.weight", PROJECTION, width) @ pooled


def unit(x):
    return x / np.linalg.norm(x)


def zero_shot(pixels, classes):
    directions = [unit(np.mean([unit(embed_prompt(p)) for p in prompts], axis=0)) for prompts in classes]
    return softmax(np.exp(LOGIT_SCALE) * np.array([unit(embed_image(pixels)) @ d for d in directions]))


def prompt_score(pixels, templates, references, terms, scale):
    seen = unit(embed_image(pixels))
    scores = []
    for template, reference in zip(templates, references):
        target = np.mean([seen @ unit(embed_prompt(template.replace("{}", term))) for term in terms])
        scores.append(softmax(scale * np.array([target, seen @ unit(embed_prompt(reference))]))[0])
    return float(np.mean(scores))


rounded = lambda x: [round(float(v), 9) for v in x]


def embedded(sizes):
    return {
        "images": {str(size): [rounded(unit(embed_image(image(i, size)))) for i in range(2)] for size in sizes},
        "prompts": {text: rounded(unit(embed_prompt(text))) for text in ("a b", "c", "x y z q")},
    }


golden = {
    **embedded((32, 48)),
    "zeroShot": [rounded(zero_shot(image(i, 32), [["a b", "c"], ["x y z q"], ["d"]])) for i in range(2)],
    "scores": [[round(prompt_score(image(i, 32), ["t {}", "u v {}"], ["t", "u v"], terms, 10), 9) for terms in (["a"], ["b", "c d"])] for i in range(2)],
}
form = OTHER
print(json.dumps({**golden, "otherForm": embedded((32,))}, indent=1))
