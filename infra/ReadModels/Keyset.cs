using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace SemCovNet.ReadModels;

/// <summary>
/// The last row of a page, from which the next goes on: no row is missed or shown twice because others came or went meanwhile.
/// Rows without a value come last in either direction.
/// </summary>
/// <param name="Order">What the pages are sorted by, and which way: a place in one order means nothing in another.</param>
/// <param name="Text">The row's value where it is text.</param>
/// <param name="Number">The row's value where it is a number; both are null where it has none.</param>
/// <param name="Id">Of the row: it orders rows of equal value.</param>
internal sealed record Keyset(string Order, string? Text, double? Number, string Id)
{
    public object? Value => (object?)Text ?? Number;

    public static Keyset Of(string order, object? value, string id) =>
        new(order, value as string, value is null or string ? null : Convert.ToDouble(value), id);

    /// <exception cref="ArgumentException">The text is not a page's Next, or one of another order.</exception>
    public static Keyset Parse(string text, string order)
    {
        try
        {
            var keyset = JsonText.Read<Keyset>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
            return keyset.Order == order
                ? keyset
                : throw new ArgumentException($"The page mark belongs to a list sorted by {keyset.Order}, not by {order}: start at the first page.");
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw new ArgumentException($"\"{text}\" is not a page mark: pass on the Next of the page before, or start at the first page.", error);
        }
    }

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Contracts.ContractJson.Options));

    /// <summary>The condition on the rows that follow.</summary>
    /// <param name="add">Makes a value a parameter and gives its name.</param>
    public string Following(string column, bool descending, Func<object, string> add)
    {
        var (beyond, id) = (descending ? "<" : ">", add(Id));
        if (Value is null)
            return $"({column} is null and id {beyond} {id})";
        var value = add(Value);
        return $"({column} {beyond} {value} or ({column} = {value} and id {beyond} {id}) or {column} is null)";
    }
}
