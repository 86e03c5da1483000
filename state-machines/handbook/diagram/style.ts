/** The colours and fonts of a picture, for light and for dark surroundings. Names begin with `wm-`: pages have others. */
export const style = `
.wm{--ground:#fbfaf8;--card:#fff;--line:#cfcbc4;--ink:#23211e;--soft:#78736b;--rule:#e7e3dc;--tint:#f3f0ea;
--awareness:#3b82c4;--interest:#7c5cd6;--desire:#c2528b;--action:#d9792b;--loyalty:#2f9c7a;--send:#6b7280;
--yes:#2b8a5a;--yes-tint:#e6f4ec;--case:#5b57a6;--case-tint:#eceaf8;--no:#78736b;--no-tint:#f0ede7;
--exit:#b4463c;--entry:#23211e;--entry-ink:#fbfaf8;
font-family:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans TC","PingFang TC",sans-serif}
@media (prefers-color-scheme:dark){.wm{--ground:#17181b;--card:#212327;--line:#4a4d55;--ink:#eceae6;--soft:#9d9a94;
--rule:#2b2d32;--tint:#2a2c31;--awareness:#6db0ea;--interest:#a48df0;--desire:#e686b6;--action:#f0a061;--loyalty:#5fc6a4;
--send:#9aa1ac;--yes:#6cc795;--yes-tint:#1f3329;--case:#b1adf0;--case-tint:#2a2945;--no:#9d9a94;--no-tint:#2a2c31;
--exit:#ec8a80;--entry:#eceae6;--entry-ink:#17181b}}
.wm-ground{fill:var(--ground)}
.wm-title{font-size:21px;font-weight:650;fill:var(--ink);letter-spacing:-.01em}
.wm-theme{font-size:13px;fill:var(--soft)}
.wm-card{fill:var(--card);stroke:var(--line);stroke-width:1}
.wm-name{font-size:13.5px;font-weight:600;fill:var(--ink)}
.wm-note{font-size:11.5px;fill:var(--soft)}
.wm-icon{fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.wm-disc{fill:currentColor;opacity:.13}
.wm-bar{fill:currentColor}
.wm-line{fill:none;stroke:var(--line);stroke-width:1.5}
.wm-rule{stroke:var(--rule);stroke-width:1;stroke-dasharray:2 4}
.wm-day{font-size:11.5px;font-weight:600;fill:var(--soft);font-variant-numeric:tabular-nums}
.wm-pill{fill:var(--tint);stroke:none}
.wm-chip{fill:var(--ground);stroke:var(--line)}
.wm-chip-text{font-size:10.5px;font-weight:600;fill:var(--soft)}
.wm-label{font-size:11.5px;font-weight:600;fill:currentColor}
.wm-heading{font-size:10.5px;font-weight:700;fill:var(--soft);letter-spacing:.07em}
.wm-fork{fill:var(--card);stroke:var(--soft);stroke-width:1.5}
.wm-yes{color:var(--yes)}.wm-yes rect{fill:var(--yes-tint)}
.wm-no{color:var(--no)}.wm-no rect{fill:var(--no-tint)}
.wm-case{color:var(--case)}.wm-case rect{fill:var(--case-tint)}
.wm-plain{color:var(--soft)}.wm-send{color:var(--send)}.wm-exit{color:var(--exit)}.wm-goal{color:var(--yes)}
.wm-awareness{color:var(--awareness)}.wm-interest{color:var(--interest)}.wm-desire{color:var(--desire)}
.wm-action{color:var(--action)}.wm-loyalty{color:var(--loyalty)}
.wm-entry{color:var(--entry-ink)}.wm-entry .wm-card{fill:var(--entry);stroke:none}
.wm-entry .wm-name{fill:var(--entry-ink)}.wm-entry .wm-note{fill:var(--entry-ink);opacity:.75}
`.replaceAll('\n', '')
