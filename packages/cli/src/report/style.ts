/** The look of the app (same tokens), for one page that is read on screens and on paper. */
const light = `color-scheme:light;--canvas:#fff;--panel:#f7f8f9;--line:#e2e5e9;--line-strong:#8a929c;--ink:#15191d;--muted:#4d555f;--quiet:#626b76;--accent:#0d6485;--accent-soft:#e2f0f6;--pain:#b02a1c;--request:#5b46b8;--praise:#1a6e3e;--band:rgb(13 100 133/.16)`;
const dark = `color-scheme:dark;--canvas:#121518;--panel:#1a1e22;--line:#272d33;--line-strong:#6b7681;--ink:#e9ecef;--muted:#b0b8c1;--quiet:#929ca7;--accent:#66bcdb;--accent-soft:#12303c;--pain:#f5958a;--request:#b9abf7;--praise:#7fd0a0;--band:rgb(102 188 219/.18)`;

export const style = `
:root{${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--canvas);color:var(--ink);font:14px/20px Inter,"Inter Variable",ui-sans-serif,system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1120px;margin:0 auto;padding:32px 24px 64px}
h1,h2,h3,p,figure,blockquote,ul{margin:0}
h1{font-size:24px;line-height:32px;text-wrap:balance}
h2{font-size:20px;line-height:28px;margin-top:48px;text-wrap:balance}
h3{font-size:16px;line-height:24px;overflow-wrap:anywhere}
a{color:inherit;text-decoration-color:var(--line-strong);text-underline-offset:3px}
a:hover{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.brand{color:var(--quiet);font-size:13px;margin-bottom:4px}
.lead{font-size:20px;line-height:28px;margin-top:12px;max-width:60ch;text-wrap:pretty}
.quiet,.source,figcaption{color:var(--quiet)}
.block{display:block;font-size:12px;line-height:16px}
.figures{display:flex;flex-wrap:wrap;gap:12px 32px;margin:24px 0 0;padding:16px 0;border-block:1px solid var(--line)}
.figures div{display:flex;flex-direction:column-reverse}
.figures dt{color:var(--quiet);font-size:13px}
.figures dd{margin:0;font-size:20px;line-height:28px;font-weight:600}
.tools{display:flex;gap:8px;align-items:center;margin-top:24px}
.tools input{font:inherit;color:inherit;background:var(--canvas);border:1px solid var(--line-strong);border-radius:6px;padding:6px 10px;width:min(320px,100%)}
.mark{font-size:13px;vertical-align:2px}
.pain .mark,.bad{color:var(--pain)}.request .mark{color:var(--request)}.praise .mark,.good{color:var(--praise)}
.neutral{color:var(--muted)}
.trend{font-weight:500;white-space:nowrap}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:18px}
.list .scroll,.card+.card{margin-top:12px}
th{text-align:left;font-weight:500;color:var(--quiet);white-space:nowrap}
th,td{padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right}
.ranked{min-width:720px}
.ranked td.theme{width:46%;min-width:220px}
.ranked strong{font-weight:600;overflow-wrap:anywhere}
.said{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;color:var(--muted);margin-top:2px;overflow-wrap:anywhere}
.stake{white-space:nowrap}
.share{white-space:nowrap}.share span{display:block}
.plain{width:auto;max-width:100%;margin-top:12px}.plain th,.plain td{padding-right:24px}
th [role=button]{cursor:pointer}th [role=button]:hover{color:var(--accent)}th[aria-sort=descending] [role=button]::after{content:" ↓"}th[aria-sort=ascending] [role=button]::after{content:" ↑"}
svg{display:block}
.spark .line,.chart .line{fill:none;stroke:var(--accent);stroke-width:1.5;stroke-linejoin:round}
.spark .dot,.whisker .dot{fill:var(--accent)}
.whisker .base{stroke:var(--line);stroke-width:1}.whisker .reach{stroke:var(--accent);stroke-width:2;opacity:.5}
.pain .spark .line,.pain .chart .line{stroke:var(--pain)}.pain .spark .dot,.pain .whisker .dot,.pain .surge{fill:var(--pain)}.pain .whisker .reach{stroke:var(--pain)}
.request .spark .line,.request .chart .line{stroke:var(--request)}.request .spark .dot,.request .whisker .dot,.request .surge{fill:var(--request)}.request .whisker .reach{stroke:var(--request)}
.praise .spark .line,.praise .chart .line{stroke:var(--praise)}.praise .spark .dot,.praise .whisker .dot,.praise .surge{fill:var(--praise)}.praise .whisker .reach{stroke:var(--praise)}
.chart svg{width:100%;height:auto;margin-top:12px}
.chart .band{fill:currentColor;opacity:.12}
.pain .band{color:var(--pain)}.request .band{color:var(--request)}.praise .band{color:var(--praise)}
.chart .grid{stroke:var(--line)}.chart .axis{fill:var(--quiet);font-size:10px}
figcaption{font-size:12px;line-height:16px}
.data{font-size:12px}.data summary{color:var(--quiet);cursor:pointer;width:max-content}
.data .scroll{max-height:260px;overflow:auto}
.card{border:1px solid var(--line);border-radius:8px;padding:16px 20px}
.card:first-of-type{margin-top:12px}
.rank{color:var(--quiet);font-weight:400;margin-right:4px}
.card .block{display:inline;font-size:inherit;margin-left:.4em}
.surged{margin-top:4px}
.quotes{list-style:none;padding:0;margin-top:12px;display:grid;gap:8px}
blockquote{border-left:2px solid var(--line-strong);padding-left:12px;overflow-wrap:anywhere}
blockquote u{text-decoration-color:var(--pain);text-decoration-thickness:2px;text-underline-offset:3px}
.source{display:block;padding-left:14px;font-size:12px;line-height:16px;overflow-wrap:anywhere}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(420px,100%),1fr));gap:0 48px}
.method p{max-width:76ch}
.tables{display:flex;flex-wrap:wrap;align-items:start;gap:0 48px}
.method .plain{font-size:12px}.method .plain th,.method .plain td{padding-block:3px}
.method .plain th{overflow-wrap:anywhere;white-space:normal}
[hidden]{display:none!important}
@media (max-width:720px){
main{padding:20px 16px 48px}
.lead{font-size:16px;line-height:24px}
.ranked{min-width:0;display:block}.ranked thead{display:none}.ranked tbody{display:block}
.ranked tr{display:grid;grid-template-columns:20px auto 1fr;gap:4px 12px;padding:10px 0;border-bottom:1px solid var(--line)}
.ranked td{border:0;padding:0}.ranked td.theme{grid-column:2/4;width:auto;min-width:0}
.ranked td.number{text-align:left}
.ranked td.stake,.ranked td.near{grid-column:2/4}.ranked td.stake .block{display:inline;font-size:inherit;margin-left:.4em}
.ranked td.near::after{content:" renew within 6 months"}
.ranked td.size{grid-column:2}.ranked td.size::after{content:" customers"}
.ranked .whisker{display:none}
.ranked td.weeks{grid-column:2}.ranked td.severity{grid-column:2/4}
.card{padding:12px 14px}
}
@page{size:A4;margin:14mm}
@media print{
:root{${light}}
body{font-size:10.5pt;line-height:14.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{max-width:none;padding:0}
h2{margin-top:24pt;break-after:avoid}h2+p{break-after:avoid}
.tools,.data{display:none}
.scroll{overflow:visible}
.ranked{min-width:0;font-size:9pt;line-height:12pt}
.ranked td.theme{min-width:0;width:46%}
.ranked th{white-space:normal}.ranked .whisker{display:none}.ranked td,.ranked th{padding-right:8pt}
.spark{width:80px;height:auto}
thead{display:table-header-group}
tr,.card,.quotes li,figure{break-inside:avoid}
.card{padding:8pt 10pt}
.chart svg{width:78%}
.quotes{gap:4pt}.quotes li:nth-child(n+4){display:none}
.said{display:block;overflow:visible}
a{text-decoration:none}
}
`;
