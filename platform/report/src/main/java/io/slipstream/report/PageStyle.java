package io.slipstream.report;

/** The look of every page: the console's, on a desk, on a phone, in the dark and on paper. */
final class PageStyle {
  static final String TEXT =
      """
      :root{color-scheme:light;--ink:#17222d;--dim:#5d6d7c;--line:#dde5ec;--ground:#f4f7fa;--card:#fff;
      --good:#18794e;--bad:#c0362c;--warn:#9a6700;--total:#1f7ae0;--benchmark:#8a97a3;--bar:#8fbdf0;
      --c0:#d4622a;--c1:#2a9d63;--c2:#8b4ec6;--c3:#b58900;--c4:#0e8fa3;--c5:#c2417c;--c6:#5b6ee1;--c7:#7a6a4f}
      @media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#dde6ee;--dim:#8fa0b0;
      --line:#263340;--ground:#0e151c;--card:#151f29;--good:#4cc38a;--bad:#ff7b72;--warn:#e3b341;
      --total:#58a6ff;--benchmark:#8fa0b0;--bar:#2f5f94;--c0:#f0883e;--c1:#4cc38a;--c2:#b48ae8;--c3:#e3b341;
      --c4:#3cc5d8;--c5:#ee7fb1;--c6:#94a2ff;--c7:#bfae8f}}
      *{box-sizing:border-box}
      html{scroll-padding-top:.5rem}
      body{margin:0;font:14px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
      header{background:#0d2f4f;color:#fff;padding:.8rem 1.2rem}
      h1{font-size:1.2rem;margin:0;overflow-wrap:anywhere}
      h2{font-size:1rem;margin:0 0 .5rem}h3{font-size:.9rem;margin:1rem 0 .4rem}
      nav{padding:.5rem 1.2rem;border-bottom:1px solid var(--line);background:var(--card);display:flex;flex-wrap:wrap;gap:.15rem 1rem}
      a{color:var(--total);text-decoration:none}a:hover{text-decoration:underline}
      main{max-width:1280px;margin:0 auto;padding:1rem;display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
      section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.8rem 1rem;min-width:0}
      p{margin:.2rem 0 .6rem;max-width:75rem;overflow-wrap:anywhere}
      .note,.missing{color:var(--dim)}.missing{font-style:italic}
      .good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
      .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem 1.2rem;margin:0 0 .6rem}
      .tiles div{display:flex;flex-direction:column-reverse;justify-content:flex-end;min-width:0}
      dt{color:var(--dim)}dd{margin:0;font-size:1.15rem;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
      .scroll{overflow-x:auto;margin:.2rem 0 .8rem;position:relative}
      table{border-collapse:collapse;width:100%}
      th,td{padding:.3rem .6rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap;font-variant-numeric:tabular-nums}
      thead th{color:var(--dim);font-weight:600;vertical-align:bottom}
      tbody th{font-weight:400}
      th:first-child,.text{text-align:left}
      .long{display:-webkit-inline-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden;max-width:18rem;min-width:8rem;white-space:normal;overflow-wrap:anywhere;vertical-align:top}
      th .long{max-width:11rem}
      .scroll th:first-child{position:sticky;left:0;background:var(--card);z-index:1}
      td.wide,th.wide{text-align:left;white-space:normal;min-width:16rem}td.wide{overflow-wrap:anywhere}
      td.code{font-family:ui-monospace,monospace;font-size:.92em}
      .bars{table-layout:fixed}.bars th{width:30%;overflow-wrap:anywhere;white-space:normal}.bars td:last-child{width:7.5rem}
      .rail{padding:.3rem 0}.rail span{display:block;height:.9rem;border-radius:2px;min-width:1px}
      .gain{background:var(--good)}.loss{background:var(--bad)}
      .heat td,.heat th{text-align:center;padding:.3rem .35rem;border:1px solid var(--card)}.heat th:first-child{text-align:left}
      .heat .marked{outline:2px solid var(--ink);outline-offset:-2px}
      .dense{table-layout:fixed;min-width:36rem}.dense td{padding:0;height:1.1rem}.dense thead th{padding:.2rem 0;font-size:.7rem;writing-mode:vertical-rl;text-align:right}
      .dense tbody th{font-size:.75rem;padding:0 .3rem}.dense th:first-child{width:6rem;writing-mode:horizontal-tb;overflow:hidden}
      .chart{margin:.2rem 0 .6rem}
      .legend{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;margin:0 0 .4rem}
            .legend i{display:inline-block;width:14px;height:4px;border-radius:2px;margin-right:.4rem;vertical-align:middle;background:currentColor}
      .legend span{min-width:0}
      .plot{display:grid;grid-template-columns:4.3rem minmax(0,1fr);grid-template-rows:17rem 1.5rem;break-inside:avoid}
      .ys,.xs,.area{position:relative}.ys span,.xs span{position:absolute;font-size:12px;color:var(--dim);white-space:nowrap;font-variant-numeric:tabular-nums}
      .ys span{right:.5rem;transform:translateY(-50%)}
      .xs{grid-column:2}.xs span{top:.25rem;transform:translateX(-50%)}.xs .last{transform:translateX(-100%)}
      .area svg{display:block;width:100%;height:100%;overflow:visible}
      .area .marks{position:absolute;inset:0}.marks svg{width:1px;height:1px}
      .area svg *{vector-effect:non-scaling-stroke}
      .grid{stroke:var(--line);fill:none}.zero{stroke:var(--dim);fill:none}
      .line{fill:none;stroke:currentColor;stroke-width:1.5;stroke-linejoin:round}
      .fill{fill:currentColor;opacity:.16;stroke:none}
      .total{color:var(--total)}.line.total{stroke-width:2.2}
      .benchmark{color:var(--benchmark)}.line.benchmark{stroke-dasharray:6 3}
      .c0{color:var(--c0)}.c1{color:var(--c1)}.c2{color:var(--c2)}.c3{color:var(--c3)}.c4{color:var(--c4)}.c5{color:var(--c5)}.c6{color:var(--c6)}.c7{color:var(--c7)}
      .line.d1{stroke-dasharray:7 3}.line.d2{stroke-dasharray:2 3}
      .bar{fill:var(--bar);color:var(--bar)}.normal{color:var(--c0)}
      .price{color:var(--dim)}.line.price{stroke-width:1.1}.range{color:var(--line);fill:var(--line);stroke:none}
      .in-long{color:var(--total);fill:var(--total)}.in-short{color:var(--c2);fill:var(--c2)}
      .out-gain{color:var(--good);fill:var(--good)}.out-loss{color:var(--bad);fill:var(--bad)}
      .marks path{stroke:var(--card);stroke-width:1}
      .legend .in-long,.legend .in-short{width:0;height:0;border-radius:0;background:none;border:5px solid transparent;border-top:0;border-bottom:9px solid currentColor}
      .legend .in-short{border-bottom:0;border-top:9px solid currentColor}.legend .out-gain,.legend .out-loss{width:8px;height:8px;border-radius:0}
      .hair{position:absolute;top:0;bottom:0;border-left:1px solid var(--dim);pointer-events:none}
      .tip{position:absolute;top:.2rem;margin:0 .6rem;z-index:2;max-width:min(20rem,60vw);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.3rem .5rem;font-size:12px;pointer-events:none;box-shadow:0 2px 8px #0003;font-variant-numeric:tabular-nums;white-space:pre-wrap;overflow-wrap:anywhere}
      .tip .row{border-left:3px solid;padding-left:.4rem}.tip .when{color:var(--dim)}[hidden]{display:none}
      .views{display:flex;flex-wrap:wrap;gap:.3rem;align-items:center}
      .views>input{position:absolute;opacity:0}
      .views>label{border:1px solid var(--line);border-radius:6px;padding:.15rem .7rem;cursor:pointer}
      .views>input:checked+label{background:#1f7ae0;border-color:#1f7ae0;color:#fff}
      .views>input:focus-visible+label,.scroll:focus-visible{outline:2px solid var(--total);outline-offset:1px}
      .views>div{display:none;width:100%;min-width:0}
      .views>.v0:checked~div.v0,.views>.v1:checked~div.v1,.views>.v2:checked~div.v2,.views>.v3:checked~div.v3{display:block}
      details{margin:.4rem 0}summary{cursor:pointer;color:var(--total)}
      @media(max-width:600px){main{padding:.5rem}section{padding:.7rem .7rem}
      .plot{grid-template-columns:3.4rem minmax(0,1fr);grid-template-rows:13rem 1.5rem}.xs .spare{display:none}
      .tiles{grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr))}th,td{padding:.3rem .45rem}
      td.wide,th.wide{min-width:13rem}.scroll th:first-child{max-width:9rem;white-space:normal}.bars td:last-child{width:5.5rem}}
      @media print{.dense{min-width:0}@page{size:A4;margin:12mm}
      *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
      body{background:#fff;font-size:9.5pt}header{background:none;color:inherit;padding:0 0 .3rem;border-bottom:2px solid #0d2f4f}
      nav,.views>label,.views>input,.tip,.hair{display:none}
      main{display:block;max-width:none;padding:0}section{border:0;border-radius:0;padding:.5rem 0}
      h2,h3,.note{break-after:avoid}.plot{grid-template-rows:6.5cm 1.5rem}figure,.tiles,.heat,.bars,tr{break-inside:avoid}
      .scroll{overflow:visible}thead{display:table-header-group}th,td{padding:.1rem .2rem;font-size:7pt;white-space:normal}.heat td,.heat th{padding:.1rem}
      .xs .spare{display:none}th .long{max-width:2.6cm;min-width:0}.scroll th:first-child{position:static}td.wide,th.wide{min-width:0}}
      """;

  private PageStyle() {}
}
