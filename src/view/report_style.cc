#include "view/report_sections.h"

namespace onrecord {

// Tokens first, then the parts in the order of the page, then narrow, then print. One hue for public, one for private; a
// line under or beside words is solid for public and dashed for private, so it reads without colour.
std::string_view report_style() {
  return R"css(
:root{color-scheme:light dark;
--sans:"Segoe UI","Noto Sans",Roboto,-apple-system,BlinkMacSystemFont,"Helvetica Neue","Liberation Sans",Arial,sans-serif;
--serif:"Iowan Old Style",Charter,"Source Serif 4","Noto Serif",Georgia,"Liberation Serif",serif;
--mono:ui-monospace,"SF Mono",Consolas,"Noto Sans Mono","Liberation Mono","DejaVu Sans Mono",monospace;
--paper:#fcfcfb;--sheet:#fff;--ink:#1a1e23;--ink-2:#464e57;--ink-3:#626b75;--rule:#dadee2;--rule-2:#a9b0b8;
--public:#1c5c9a;--private:#97480a;
--s0:#55677a;--s1:#7b4f6d;--s2:#66662f;--s3:#3d6b66;--s4:#77604a;--s5:#4f5f9a;--none:#8a929a}
@media(prefers-color-scheme:dark){:root{
--paper:#131619;--sheet:#191d21;--ink:#e7e9eb;--ink-2:#b6bdc4;--ink-3:#929ba4;--rule:#2d343a;--rule-2:#565f68;
--public:#7fb8ee;--private:#eda25c;
--s0:#93a7bb;--s1:#c396b4;--s2:#b3b27a;--s3:#86b8b2;--s4:#c0a68c;--s5:#a3aee0;--none:#79828b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:.875rem/1.45 var(--sans);overflow-wrap:anywhere}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--rule-2);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px;border-radius:2px}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--ink-3);font-size:.8125rem;padding-bottom:4px}
th{text-align:left;font-weight:400}
thead th{color:var(--ink-3);font-size:.75rem;white-space:nowrap}
th,td{padding:7px 12px 7px 0;border-bottom:1px solid var(--rule);vertical-align:baseline}
thead th{border-bottom-color:var(--rule-2);padding-bottom:4px}
tr>:last-child{padding-right:0}
.r{text-align:right;white-space:nowrap;overflow-wrap:normal}.num{font-variant-numeric:tabular-nums}.dim{color:var(--ink-3);font-weight:400}.small{font-size:.8125rem}
.skip{position:absolute;left:-999em}.skip:focus{left:16px;top:8px;background:var(--sheet);padding:8px;z-index:9}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header.top,main,footer.end{max-width:928px;margin:0 auto;padding:0 24px}
header.top{padding-top:32px}
main{padding-bottom:48px}
section{margin-top:40px}
h1{font:600 2.25rem/1.15 var(--serif);letter-spacing:-.012em;text-wrap:balance;max-width:22ch}
h2{font:600 1.3125rem/1.3 var(--serif);margin-bottom:8px}
h3{font-size:.875rem;font-weight:600;line-height:1.35}
.lede{color:var(--ink-2);max-width:72ch}h2+.lede{margin-bottom:12px}
.q{font:1rem/1.5 var(--serif);max-width:62ch;white-space:pre-line}
.hash{font:.6875rem/1.45 var(--mono);overflow-wrap:anywhere}
.mark{width:12px;height:14px;flex:none;align-self:center;display:inline-block;vertical-align:-2px}
.mark rect{fill:none;stroke:currentColor;stroke-width:1.5}.mark path{fill:currentColor}
.aud{display:inline-flex;align-items:baseline;gap:5px;font-size:.8125rem;font-weight:600;white-space:nowrap}
.aud.public{color:var(--public)}.aud.private{color:var(--private)}.aud.unknown{color:var(--ink-3);font-weight:400}
.side{display:inline-flex;align-items:baseline;gap:7px;font-weight:600}
.side::before{content:"";width:3px;height:1em;align-self:center;flex:none;background:var(--c,var(--none))}
.s0{--c:var(--s0)}.s1{--c:var(--s1)}.s2{--c:var(--s2)}.s3{--c:var(--s3)}.s4{--c:var(--s4)}.s5{--c:var(--s5)}
.title{border-top:3px solid var(--ink);border-bottom:1px solid var(--rule-2);padding:24px 0}
.title dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 16px;margin-top:24px;font-size:.8125rem}
.title dt{color:var(--ink-3)}
.toc{margin-top:16px;font-size:.8125rem;color:var(--ink-2)}.toc ol{display:flex;flex-wrap:wrap;gap:4px 20px}
.sides tbody th{width:26%}
.people{display:flex;flex-wrap:wrap;gap:0 14px}
.pic{background:var(--sheet);border:1px solid var(--rule);border-radius:4px;padding:12px 16px 8px}
.legend{display:flex;flex-wrap:wrap;gap:4px 20px;font-size:.8125rem;color:var(--ink-2);margin-bottom:8px}
.pic svg[role]{display:block;width:100%;height:auto}
.pic svg text{font:.75rem var(--sans);fill:var(--ink-3)}.pic svg text.row{font-weight:600;fill:var(--ink)}
.pub{fill:var(--public)}.pri{fill:var(--private)}.unk{fill:var(--ink-3)}
.loose{fill:var(--sheet);stroke-width:1}.loose.pub{stroke:var(--public);fill:var(--sheet)}.loose.pri{stroke:var(--private);fill:var(--sheet)}
.axis{stroke:var(--rule-2)}.tick{stroke:var(--rule)}.bar{fill:var(--c,var(--none))}
.narrow{display:none!important}
.words{margin-top:12px;font-size:.8125rem;color:var(--ink-2);columns:2;column-gap:32px}.words li{break-inside:avoid;padding-bottom:6px}
.words b{color:var(--ink);font-weight:600}
.after-pic{margin-top:20px;margin-bottom:4px}.days th{width:7.5em;white-space:nowrap}.days td:last-child{white-space:nowrap;text-align:right}
.issues tbody th{width:34%}.issues b{font-weight:600}.issues .part th{padding-left:22px}.issues .part b{font-weight:400}.by-side{display:inline-flex;align-items:baseline;gap:6px;margin-right:18px;white-space:nowrap}.by-side .side{font-weight:400}.issues td:nth-child(3){white-space:nowrap}
.frames{margin:4px 0 12px}.frames li{padding:2px 0}
.drift-h{display:flex;gap:12px;align-items:baseline;margin-top:18px}.drift{table-layout:fixed}.drift th:nth-child(1){width:112px}.drift th:nth-child(2){width:76px}.drift th:nth-child(4){width:136px}.drift th:nth-child(5){width:88px}
.share{display:grid;grid-template-columns:minmax(0,1fr) 84px 158px;gap:0 10px;align-items:center}.band{width:100%;height:12px}.band rect{fill:var(--rule-2)}.band.public rect{fill:var(--public);opacity:.35}.band.private rect{fill:var(--private);opacity:.35}.band .at{stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke}
.quoted-pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:4px 32px;padding:10px 0;border-top:1px solid var(--rule)}.quoted-pair>p{grid-column:1/-1;color:var(--ink-2)}.quoted-pair .q{font-size:.9375rem}.diff{font-weight:700;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.18em}
.copies{margin-top:16px}.copies td{width:44%}.copies td:nth-child(2){width:12%}
.which{padding-top:3px;display:grid;gap:2px;font-size:.8125rem}.which li{padding-left:12px;text-indent:-12px}.which li::before{content:"– "}
.pair{border-top:1px solid var(--rule-2);padding:14px 0 20px}
.pair-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 16px;margin-bottom:10px}
.halves{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 32px}
.half{display:grid;grid-row:span 3;grid-template-rows:subgrid;row-gap:10px;padding-left:14px;min-width:0;align-content:start}
.half.public{border-left:2px solid var(--public)}.half.private{border-left:2px dashed var(--private)}.half.unknown{border-left:2px dotted var(--rule-2)}
.who{font-size:.875rem}.who b{font-weight:600}.who p{color:var(--ink-2);font-size:.8125rem}
.facts{display:flex;flex-wrap:wrap;gap:0 12px;color:var(--ink-2);font-size:.8125rem}
.ctx{font:.875rem/1.45 var(--serif);color:var(--ink-3)}
.ctx p{white-space:pre-line;max-width:62ch}.ctx .by{font:.75rem/1.5 var(--sans)}
.ctx .said{font-size:1.125rem;line-height:1.42;color:var(--ink);margin:6px 0}.ctx .said .gap{color:var(--ink-3);font-size:.875rem}
.trace{font-size:.75rem;color:var(--ink-3);display:grid;gap:2px;align-content:start}
.chain{display:flex;flex-wrap:wrap;gap:0 6px}.chain li+li::before{content:"‹ ";color:var(--ink-3)}
.why{margin-top:12px;font-size:.8125rem;color:var(--ink-2);display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 12px;padding-left:14px}
.why dt{color:var(--ink-3)}.why b{color:var(--ink)}
.speaker{margin-top:20px}.speaker h4{font-size:.875rem;font-weight:600;display:flex;flex-wrap:wrap;align-items:baseline;gap:0 12px;padding-bottom:6px;border-bottom:1px solid var(--rule-2)}
.sidehead{margin-top:28px;font-size:1rem}
.stm{display:grid;grid-template-columns:128px minmax(0,1fr);gap:2px 16px;padding:9px 0;border-bottom:1px solid var(--rule)}
.stm .when{font-size:.8125rem;color:var(--ink-2);display:flex;flex-direction:column;gap:1px}
.stm .q{font-size:.9375rem}
.ref{font-size:.75rem;color:var(--ink-3)}
.more{padding-top:6px;font-size:.8125rem;color:var(--ink-3)}
.cautions td:first-child{width:4.5em;text-align:right;font-weight:600;padding-right:16px}
.src td,.src th{font-size:.75rem;padding-top:6px;padding-bottom:6px}
.src .t{font-size:.8125rem}.src th:first-child{width:2.2em}.src td:nth-child(2),.src th:nth-child(2){width:46%}
.unit{display:none}
.src tr:target,.stm:target{background:var(--rule)}
footer.end{border-top:1px solid var(--rule);padding-top:16px;padding-bottom:32px;color:var(--ink-3);font-size:.8125rem}
@media(max-width:720px){
header.top,main,footer.end{padding-left:16px;padding-right:16px}header.top{padding-top:16px}
h1{font-size:1.75rem}
.title dl{grid-template-columns:minmax(0,1fr);gap:0}.title dd{margin-bottom:8px}
.wide{display:none!important}.narrow{display:block!important}
.words{columns:1}.pic{padding:12px 12px 8px}
.sides thead,.src thead{position:absolute;display:block;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.sides tr{display:grid;grid-template-columns:1fr auto auto auto;gap:2px 12px;padding:8px 0;border-bottom:1px solid var(--rule)}
.sides tbody th,.sides td{border:0;padding:0;width:auto}.sides .ppl{grid-column:1/-1;grid-row:2}
.halves{grid-template-columns:minmax(0,1fr);gap:16px}
.half{grid-row:auto;grid-template-rows:none}
.quoted-pair{grid-template-columns:minmax(0,1fr);gap:8px}.share{grid-template-columns:minmax(0,1fr) 84px}.share>:last-child{grid-column:1/-1}
.drift thead,.issues thead,.copies thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.drift tr,.issues tr,.copies tr,.days tr{display:block;padding:8px 0;border-bottom:1px solid var(--rule)}.drift td,.drift th,.issues td,.issues th,.copies td,.days td,.days th{display:block;border:0;padding:0;width:auto!important;text-align:left}.days td:last-child{text-align:left}.days td:last-child::before{content:"in "}.by-side{display:flex;margin:0;white-space:normal}.drift td:nth-child(4):not(:empty)::before{content:"says more: "}.drift td:nth-child(5):not(:empty)::before{content:"see "}
.why{grid-template-columns:minmax(0,1fr);gap:0}.why dd{margin-bottom:4px}
.stm{grid-template-columns:minmax(0,1fr)}.stm .when{flex-direction:row;flex-wrap:wrap;gap:0 12px}
.src tr{display:block;padding:8px 0;border-bottom:1px solid var(--rule)}.unit{display:inline}.src td.r{text-align:left}.src td,.src th{display:block;border:0;padding:0;width:auto!important}
}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#555}}
@media print{
:root{color-scheme:light;--paper:#fff;--sheet:#fff;--ink:#000;--ink-2:#333;--ink-3:#555;--rule:#ccc;--rule-2:#888;--public:#1c5c9a;--private:#97480a;
--s0:#55677a;--s1:#7b4f6d;--s2:#66662f;--s3:#3d6b66;--s4:#77604a;--s5:#4f5f9a;--none:#8a929a}
html{font-size:13px}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
header.top,main,footer.end{max-width:none;padding:0}section{margin-top:28px}
#pairs{break-before:page}.skip,.toc{display:none}.pic{border:0;padding:0}a{text-decoration:none}
h2,h3,h4,.pair-head,.sidehead{break-after:avoid}tr,.stm,.pic,.why,.half,.quoted-pair{break-inside:avoid}.pair{break-inside:avoid}
.wide{display:block!important}.narrow{display:none!important}.halves{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 24px}
.pair{padding:10px 0 12px}.ctx{font-size:.8125rem;line-height:1.35}.ctx .said{font-size:1.0625rem;line-height:1.35;margin:4px 0}.why{margin-top:8px}.half{row-gap:6px}.stm{padding:6px 0}
}
)css";
}

}  // namespace onrecord
