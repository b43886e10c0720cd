/** How the report looks: one column of text, figures that line up, light and dark on a screen, black on white in print. */
import { chartColors } from "../charts/index.ts";

const LIGHT = "--ground:#fdfcfa;--ink:#1d2126;--soft:#5b626c;--line:#dcdad4;--panel:#f4f1ea;--accent:#8a4b12;";
const DARK = "--ground:#15171a;--ink:#e8e6e1;--soft:#a2a8b1;--line:#33373d;--panel:#1e2125;--accent:#eeb377;";

export const style = `
:root{color-scheme:light dark;${LIGHT}${chartColors("light")}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}${chartColors("dark")}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif}
main,header.top,footer{max-width:56rem;margin-inline:auto;padding:0 1.25rem}
header.top{padding-top:3rem}
.eyebrow{font:600 .75rem/1 system-ui,sans-serif;letter-spacing:.09em;text-transform:uppercase;color:var(--accent);margin:0 0 .75rem}
h1{font-size:2rem;line-height:1.15;margin:0 0 .5rem;font-weight:600;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.25;margin:3rem 0 .75rem;padding-top:.9rem;border-top:2px solid var(--ink);font-weight:600}
h3{font-size:1.05rem;margin:1.75rem 0 .5rem;font-weight:600}
h4{font:600 .9rem/1.3 system-ui,sans-serif;margin:1.1rem 0 .35rem}
p{margin:.6rem 0}
ul{padding-left:1.15rem;margin:.5rem 0}
li{margin:.3rem 0}
a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:.2em}
code{font:.86em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.about,.note,footer{color:var(--soft);font-size:.9rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;padding:0;margin:1.25rem 0 0;font:.85rem/1.6 system-ui,sans-serif}
nav li{margin:0}
.answer{font-size:1.25rem;line-height:1.45;text-wrap:pretty}
.figures{display:flex;flex-wrap:wrap;gap:1px;background:var(--line);border:1px solid var(--line);margin:1.5rem 0 0}
.figures div{flex:1 1 30%;background:var(--panel);padding:.8rem .9rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{font:.78rem/1.35 system-ui,sans-serif;color:var(--soft)}
.figures dd{margin:0 0 .15rem;font-size:1.3rem;line-height:1.2;font-variant-numeric:lining-nums tabular-nums}
table{border-collapse:collapse;width:100%;font:.84rem/1.4 system-ui,sans-serif;font-variant-numeric:lining-nums tabular-nums}
caption{position:sticky;left:0;max-width:100cqi;text-align:left;font-weight:600;padding:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.32rem .5rem .32rem 0;font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);vertical-align:bottom;border-bottom:1px solid var(--ink);font-size:.78rem}
tbody tr+tr>*{border-top:1px solid var(--line)}
tbody th{white-space:nowrap}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal}
.n+:not(.n){padding-left:.7rem}
.keys tbody th{white-space:normal;width:45%}
.cents{font-size:.82em;color:var(--soft)}
.date{white-space:nowrap}
.nil{color:var(--soft)}
.scroll{container-type:inline-size;overflow-x:auto;margin:1rem 0}
.scroll:focus-visible{outline:2px solid var(--accent)}
figure{margin:1.5rem 0}
figcaption{font:600 .84rem/1.4 system-ui,sans-serif}
.legend{display:flex;flex-wrap:wrap;gap:.15rem 1rem;font:.78rem/1.5 system-ui,sans-serif;color:var(--soft);margin:.25rem 0 .4rem}
.legend svg{width:.7em;height:.7em;margin-right:.4em;border-radius:2px}
.chart{overflow-x:auto;font-family:system-ui,sans-serif}
.chart svg{display:block;width:100%;min-width:34rem;height:auto}
.calendar{list-style:none;padding:0;margin:1rem 0}
.calendar>li{display:grid;grid-template-columns:4.5rem 1fr;border-top:1px solid var(--line);margin:0;padding:.5rem 0}
.calendar h3{margin:.3rem 0 0;font-variant-numeric:lining-nums}
.calendar th{width:4.2rem;color:var(--soft)}
.calendar .tax td,.calendar .favorable td,.calendar .expires td{color:var(--soft)}
.calendar tbody tr+tr>*{border-top:0}
details{border-top:1px solid var(--line)}
summary{cursor:pointer;padding:.45rem 0;list-style-position:outside;margin-left:1.1rem}
summary>*{display:inline;margin:0}
summary:focus-visible{outline:2px solid var(--accent)}
details.form{margin-left:1.1rem}
details>:not(summary){margin-left:1.1rem}
.lines th{width:2.6rem;color:var(--soft);text-align:right;padding-right:.7rem}
.lines small{display:block;color:var(--soft);font-size:.88em;overflow-wrap:anywhere}
.lines cite{font-style:normal;opacity:.85}
.lines cite::before{content:"["}.lines cite::after{content:"]"}
.lines .zero td:nth-child(2){color:var(--soft)}
footer{margin-top:3rem;padding-bottom:3rem}
footer p:first-child{border-top:2px solid var(--ink);padding-top:.9rem}
@media(max-width:40rem){
  body{font-size:.97rem}
  header.top{padding-top:1.75rem}
  h1{font-size:1.6rem}
  .answer{font-size:1.12rem}
  .calendar>li{grid-template-columns:1fr}
  .figures div{flex-basis:40%}
  .calendar h3{margin-bottom:.2rem}
  details.form,details>:not(summary){margin-left:.35rem}
}
@media print{
  @page{margin:16mm 15mm 18mm}
  :root{--ground:#fff;--ink:#000;--soft:#444;--line:#bbb;--panel:#fff;--accent:#000}
  html{font-size:9.5pt}
  body{font-size:1rem;line-height:1.42}
  thead th{font-size:7.4pt}
  main,header.top,footer{max-width:none;padding:0}
  header.top{padding-top:0}
  h1{font-size:20pt}h2{font-size:13pt;margin-top:9mm}h3{font-size:10.5pt}
  h2,h3,h4,caption,figcaption,summary,h2+.note,.legend{break-after:avoid}
  .answer{font-size:12.5pt}
  nav{display:none}
  table{font-size:8pt}
  .scroll,.chart{overflow:visible}
  .scroll{container-type:normal}
  .chart svg{min-width:0;max-width:165mm;margin:0 auto}
  figure,.figures,tr{break-inside:avoid}
  .calendar>li{display:block;position:relative;padding-left:4.5rem}
  .calendar h3{position:absolute;left:0;top:.5rem}
  thead{display:table-header-group}
  p{orphans:3;widows:3}
  .note,.answer{break-inside:avoid}
  .lines{font-size:7.4pt}.lines th,.lines td{padding-top:.12rem;padding-bottom:.12rem}
  #forms{break-before:page}
  details.unprinted,.lines .zero{display:none}
  details.year+details.year{margin-top:5mm}
  summary{list-style:none;margin-left:0}
  details.form,details>:not(summary){margin-left:0}
  details.printed::details-content{content-visibility:visible;display:block;block-size:auto;height:auto}
  *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
