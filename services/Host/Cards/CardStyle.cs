namespace SemCovNet.Cli.Cards;

/// <summary>How a card looks on screen, light or dark as its reader has it, and on paper.</summary>
internal static class CardStyle
{
    public const string Css = """
        :root{--ink:#1f2328;--dim:#59636e;--page:#fff;--soft:#f6f8fa;--line:#d1d9e0;--mark:#0b62c4}
        @media screen and (prefers-color-scheme:dark){:root{--ink:#f0f6fc;--dim:#9198a1;--page:#0d1117;--soft:#151b23;--line:#3d444d;--mark:#6cb0ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
        main{max-width:60rem;margin:0 auto;padding:2rem 1.25rem 4rem}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}
        h2{font-size:1.3rem;margin:2.5rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
        h3{font-size:1rem;margin:1.5rem 0 .5rem}
        p,ul{margin:.5rem 0;max-width:48rem;overflow-wrap:anywhere}
        .lead,.note{color:var(--dim)}
        .scroll{overflow-x:auto;margin:.75rem 0}
        table{border-collapse:collapse;font-size:.875rem;width:100%}
        th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:break-word}
        th{color:var(--dim);font-weight:600;white-space:nowrap}
        .num{text-align:right;font-variant-numeric:tabular-nums}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:0 1.5rem;margin:.75rem 0}
        dl div{display:flex;justify-content:space-between;gap:1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
        dt{color:var(--dim)}
        dd{margin:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
        pre{background:var(--soft);padding:.75rem 1rem;overflow-x:auto;border-radius:.4rem;font-size:.85rem;white-space:pre-wrap}
        .verdict{font-weight:600}
        .pictures{display:flex;flex-wrap:wrap;gap:1rem;margin:.75rem 0}
        figure{margin:0;max-width:100%}
        figure svg{max-width:100%;height:auto;display:block}
        @page{margin:16mm}
        @media print{main{max-width:none;padding:0}body{font-size:10pt}h2,h3{break-after:avoid}tr,figure,li,pre,dl div{break-inside:avoid}
        thead{display:table-header-group}.scroll{overflow:visible}table{font-size:8.5pt}th{white-space:normal}/* Digests stand last, and break anywhere; numbers and ids do not. */td:last-child:not(.num){overflow-wrap:anywhere}}
        """;
}
