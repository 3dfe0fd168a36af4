"use strict";

const COLORS = ["#1f7ae0", "#d4622a", "#2a9d63", "#9b5de5", "#b58900", "#d6336c"];
const REFRESH_MILLIS = 1000;
const NONE = "–";

const byId = (id) => document.getElementById(id);
const money = (v) => v === null || v === undefined ? NONE
  : Number(v).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const quantity = (v) => v === null || v === undefined ? NONE
  : Number(v).toLocaleString("en-US", { maximumFractionDigits: 8 });
const percent = (v, digits = 2) => v === null || v === undefined ? NONE : (100 * v).toFixed(digits) + " %";
const ratio = (v) => v === null || v === undefined ? NONE : Number(v).toFixed(2);
const time = (iso) => iso ? iso.slice(0, 16).replace("T", " ") : NONE;
const sign = (v) => v > 0 ? "good" : v < 0 ? "bad" : "";

function element(tag, text, className) {
  const node = document.createElement(tag);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}

function fillTable(id, columns, rows, empty) {
  const head = document.createElement("tr");
  columns.forEach((c) => head.append(element("th", c.title, c.kind)));
  const lines = rows.map((row) => {
    const line = document.createElement("tr");
    columns.forEach((c) => line.append(element("td", c.value(row), [c.kind, c.mark?.(row)].filter(Boolean).join(" "))));
    return line;
  });
  if (rows.length === 0) {
    const line = document.createElement("tr");
    const cell = element("td", empty, "text");
    cell.colSpan = columns.length;
    line.append(cell);
    lines.push(line);
  }
  byId(id).replaceChildren(head, ...lines);
}

function showSession(s) {
  const states = byId("states");
  states.replaceChildren(
    element("span", s.status, "chip" + (s.status === "FAILED" ? " alert" : "")),
    element("span", "trading " + s.tradingState, "chip" + (s.tradingState === "ACTIVE" ? "" : " alert")),
    ...s.scopes.map((scope) => element("span",
      scope.scope.kind.toLowerCase() + " " + scope.scope.name + " " + scope.state, "chip alert")),
    element("span", s.message));
  if (s.tradingStateReason && s.tradingState !== "ACTIVE") {
    states.append(element("span", ", " + s.tradingStateReason));
  }
  showSwitch(s.tradingState === "HALTED");
  const tiles = [
    ["Equity " + s.currency, money(s.equity)],
    ["Recorded time (UTC)", time(s.eventTime)],
    ["Played", percent(s.progress, 1)],
    ["Market", s.instrument],
    ["Feed", s.feed],
    ["Journal entries", s.journalEntries.toLocaleString("en-US")],
  ].map(([label, value]) => {
    const tile = element("div", "", "tile");
    tile.append(element("b", value), element("span", label));
    return tile;
  });
  byId("tiles").replaceChildren(...tiles);
}

const PODS = [
  { title: "Pod", kind: "text", value: (p) => p.name },
  { title: "Status", kind: "text", value: (p) => p.status, mark: (p) => p.status === "ACTIVE" ? "good" : "warn" },
  { title: "Strategy", kind: "text", value: (p) => `${p.strategy} ${p.version}` },
  { title: "Capital", value: (p) => money(p.capital) },
  { title: "Equity", value: (p) => money(p.equity) },
  { title: "Net PnL", value: (p) => money(p.netPnl), mark: (p) => sign(p.netPnl) },
  { title: "Return", value: (p) => percent(p.performance.totalReturn), mark: (p) => sign(p.performance.totalReturn) },
  { title: "Volatility", value: (p) => percent(p.performance.annualVolatility, 1) },
  { title: "Sharpe", value: (p) => ratio(p.performance.sharpe) },
  { title: "Drawdown", value: (p) => percent(p.performance.maxDrawdown) },
  { title: "Fills", value: (p) => p.fills },
  { title: "Weight", value: (p) => p.allocationWeight ? percent(p.allocationWeight, 1) : NONE },
  { title: "Reason", kind: "text", value: (p) => p.reason },
];
const HEALTH_MARK = { HEALTHY: "good", UNKNOWN: "warn", LATE: "warn", FAULTY: "bad", LOST: "bad" };
const REMOTE = [
  { title: "Pod", kind: "text", value: (p) => p.name },
  { title: "Health", kind: "text", value: (p) => p.health, mark: (p) => HEALTH_MARK[p.health] },
  { title: "Trading", kind: "text", value: (p) => p.trading, mark: (p) => p.trading === "TRADING" ? "good" : "warn" },
  { title: "Equity", value: (p) => money(p.equity) },
  { title: "Net exposure", value: (p) => money(p.netExposure) },
  { title: "Net PnL", value: (p) => money(p.netPnl), mark: (p) => sign(p.netPnl) },
  { title: "Open orders", value: (p) => p.openOrders ?? NONE },
  { title: "At (UTC)", kind: "text", value: (p) => p.time ? p.time.slice(0, 19).replace("T", " ") : NONE },
  { title: "Reason", kind: "wide", value: (p) => p.reason },
];
const POSITIONS = [
  { title: "Pod", kind: "text", value: (p) => p.pod },
  { title: "Instrument", kind: "text", value: (p) => p.instrument },
  { title: "Quantity", value: (p) => quantity(p.quantity) },
  { title: "Average price", value: (p) => money(p.averagePrice) },
  { title: "Mark", value: (p) => money(p.markPrice) },
  { title: "Unrealized PnL", value: (p) => money(p.unrealizedPnl), mark: (p) => sign(p.unrealizedPnl) },
];
const FILLS = [
  { title: "Time (UTC)", kind: "text", value: (f) => time(f.time) },
  { title: "Pod", kind: "text", value: (f) => f.pod },
  { title: "Instrument", kind: "text", value: (f) => f.instrument },
  { title: "Side", kind: "text", value: (f) => f.side, mark: (f) => f.side === "BUY" ? "good" : "bad" },
  { title: "Quantity", value: (f) => quantity(f.quantity) },
  { title: "Price", value: (f) => money(f.price) },
  { title: "Commission", value: (f) => money(f.commission) },
  { title: "Order", kind: "text", value: (f) => f.clientOrderId },
];
const ALLOCATIONS = [
  { title: "Time (UTC)", kind: "text", value: (a) => time(a.time) },
  { title: "Pod", kind: "text", value: (a) => a.pod },
  { title: "Weight", value: (a) => percent(a.weight, 1) },
  { title: "Target", value: (a) => money(a.targetCapital) },
  { title: "Moved", value: (a) => money(a.moved), mark: (a) => sign(a.moved) },
  { title: "Reason", kind: "wide", value: (a) => a.reason },
];

const SEVERITY_MARK = { WARNING: "warn", CRITICAL: "bad", EMERGENCY: "bad" };
const ALERTS = [
  { title: "Alert", kind: "text", value: (a) => a.number },
  { title: "Severity", kind: "text", value: (a) => a.newest.severity, mark: (a) => SEVERITY_MARK[a.newest.severity] },
  { title: "Type", kind: "text", value: (a) => a.newest.type },
  { title: "Of", kind: "text", value: (a) => a.newest.scopeName || "portfolio" },
  { title: "Limit", value: (a) => a.newest.limit || NONE },
  { title: "Actual", value: (a) => a.newest.actual || NONE },
  { title: "Count", value: (a) => a.count.toLocaleString("en-US") },
  { title: "Last (UTC)", kind: "text", value: (a) => a.last.slice(0, 19).replace("T", " ") },
  { title: "State", kind: "text", value: (a) => a.by ? `${a.state} by ${a.by}` : a.state },
  { title: "Reason", kind: "wide", value: (a) => a.reason || a.newest.reason || NONE },
];

let shownAlerts = null;

function showAlerts(alerts) {
  const text = JSON.stringify(alerts);
  if (text === shownAlerts) return; // A button that is pressed stays.
  shownAlerts = text;
  byId("alerts-section").hidden = alerts.length === 0 && byId("alerts-answer").textContent === "";
  fillTable("alerts", [...ALERTS, { title: "", kind: "text", value: () => "" }], alerts, "No alert is open");
  byId("alerts").querySelectorAll("tr").forEach((line, i) => {
    const alert = alerts[i - 1];
    if (!alert || alert.state !== "OPEN") return;
    const take = element("button", "Acknowledge");
    take.addEventListener("click", () => acknowledge(alert));
    line.lastElementChild.append(take);
  });
}

function acknowledge(alert) {
  const dialog = byId("acknowledge");
  byId("acknowledge-what").textContent = `Alert ${alert.number}: ${alert.newest.type} of ${alert.newest.scopeName || "the portfolio"}`;
  byId("acknowledge-reason").value = "";
  dialog.returnValue = "";
  dialog.onclose = async () => {
    if (dialog.returnValue !== "take") return;
    try {
      await post(`alerts/${alert.number}/acknowledge`, { reason: byId("acknowledge-reason").value });
      byId("alerts-answer").textContent = `Alert ${alert.number} is acknowledged`;
    } catch (error) {
      byId("alerts-answer").textContent = `Alert ${alert.number} is not acknowledged: ${error.message}`;
    }
  };
  dialog.showModal();
}

const EXPOSURES = [
  { title: "By", kind: "text", value: (e) => e.kind.toLowerCase().replace("_", " ") },
  { title: "Name", kind: "text", value: (e) => e.name },
  { title: "Gross", value: (e) => money(e.gross) },
  { title: "Net", value: (e) => money(e.net) },
  { title: "Of gross", value: (e) => percent(e.shareOfGross) },
  { title: "PnL", value: (e) => money(e.pnl), mark: (e) => sign(e.pnl) },
];

function showRisk(pulse, exposure) {
  const measured = pulse.time
    ? `Value at risk at ${pulse.level} of ${pulse.period}: historical ${money(pulse.historical)}, `
      + `expected shortfall ${money(pulse.historicalShortfall)}, gaussian ${money(pulse.gaussian)}. `
    : pulse.note + ". ";
  byId("risk-pulse").textContent = measured
    + `Gross ${money(exposure.gross)}, net ${money(exposure.net)}, leverage ${ratio(exposure.leverage)}, `
    + `drawdown ${percent(exposure.drawdown)}, margin ${money(exposure.initialMargin)}`;
  fillTable("exposures", EXPOSURES, exposure.lines.filter((e) => e.kind !== "POD"), "No positions");
}

const SVG = "http://www.w3.org/2000/svg";
function shape(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  if (text !== undefined) node.textContent = text;
  return node;
}

let shown = "equity";
let lastChart = null;

function drawChart(curves, pods) {
  lastChart = [curves, pods];
  const present = new Set(pods.filter((p) => p.status !== "REMOVED").map((p) => p.name));
  const names = Object.keys(curves).filter((n) => present.has(n) && curves[n].times.length > 1);
  const scaleText = shown === "equity" ? (v) => Math.round(v).toLocaleString("en-US") : (v) => percent(v, 1);
  const box = { left: 80, right: 1190, top: 12, bottom: 290 };
  const values = names.flatMap((n) => curves[n][shown]);
  const times = names.flatMap((n) => [curves[n].times[0], curves[n].times.at(-1)]);
  if (values.length === 0) return;
  const low = Math.min(...values), high = Math.max(...values), from = Math.min(...times), to = Math.max(...times);
  const x = (t) => box.left + (box.right - box.left) * (t - from) / Math.max(1, to - from);
  const y = (v) => box.bottom - (box.bottom - box.top) * (v - low) / Math.max(1e-9, high - low);
  const nodes = [];
  for (let step = 0; step <= 4; step++) {
    const value = low + (high - low) * step / 4;
    nodes.push(shape("line", { x1: box.left, x2: box.right, y1: y(value), y2: y(value), stroke: "#8884" }));
    nodes.push(shape("text", { x: box.left - 8, y: y(value) + 4, "text-anchor": "end" }, scaleText(value)));
  }
  const label = (nanos) => new Date(nanos / 1e6).toISOString().slice(0, 16).replace("T", " ");
  nodes.push(shape("text", { x: box.left, y: 310 }, label(from)));
  nodes.push(shape("text", { x: box.right, y: 310, "text-anchor": "end" }, label(to)));
  names.forEach((name, i) => {
    const c = curves[name];
    const points = c.times.map((t, j) => `${x(t).toFixed(1)},${y(c[shown][j]).toFixed(1)}`).join(" ");
    nodes.push(shape("polyline", { points, fill: "none", stroke: COLORS[i % COLORS.length], "stroke-width": 1.8, "data-pod": name }));
  });
  byId("chart").replaceChildren(...nodes);
  byId("legend").replaceChildren(...names.map((name, i) => {
    const entry = element("span", name);
    const mark = document.createElement("i");
    mark.style.background = COLORS[i % COLORS.length];
    entry.prepend(mark);
    return entry;
  }));
}

async function get(path) {
  const answer = await fetch(new URL("/api/" + path, location.origin));
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.error);
  return value;
}

async function post(path, body) {
  const answer = await fetch(new URL("/api/" + path, location.origin), {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": `console ${Date.now()} ${Math.random()}` },
    body: JSON.stringify(body),
  });
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.error);
  return value;
}

async function refresh() {
  try {
    const session = await get("session");
    showSession(session);
    showAlerts(await get("alerts"));
    if (session.status === "RUNNING" || session.status === "ENDED") {
      const [pods, equity, fills, allocations, reports, pulse, exposure] = await Promise.all(
        [get("pods"), get("equity?points=600"), get("fills?limit=25"), get("allocations?limit=9"), get("v1/pods"),
          get("risk"), get("risk/exposure")]);
      showRisk(pulse, exposure);
      const remote = reports.filter((p) => p.place === "REMOTE");
      byId("remote-section").hidden = remote.length === 0;
      fillTable("remote", REMOTE, remote, "");
      fillTable("pods", PODS, pods, "There are no pods");
      const positions = pods.flatMap((p) => p.positions.map((q) => ({ pod: p.name, ...q })));
      fillTable("positions", POSITIONS, positions, "No positions");
      fillTable("fills", FILLS, fills, "No fills yet");
      fillTable("allocations", ALLOCATIONS, allocations, "The first allocation comes after six recorded hours");
      drawChart(equity, pods);
      document.body.dataset.ready = "true";
    }
    byId("footer").textContent = "Returns are per bar, time-weighted, annualized over 365 days; simulated venue, recorded data.";
  } catch (error) {
    byId("footer").textContent = "No answer from the container: " + error.message;
    byId("states").replaceChildren(element("span", "disconnected", "chip alert"));
  }
  setTimeout(refresh, REFRESH_MILLIS);
}

let halted = false;

function showSwitch(isHalted) {
  halted = isHalted;
  const button = byId("switch");
  button.hidden = false;
  button.textContent = isHalted ? "Resume trading" : "Halt trading";
  button.className = isHalted ? "" : "kill";
}

function askForChange() {
  const resumes = halted;
  byId("change").dataset.verb = resumes ? "resume" : "halt";
  byId("change-title").textContent = resumes ? "Resume all trading?" : "Halt all trading?";
  byId("change-text").textContent = resumes
    ? "Pods may send orders again. This needs the role risk or admin."
    : "Every open order is canceled at once, and no order leaves until somebody with the role risk or admin resumes.";
  byId("change-flatten-line").hidden = resumes;
  byId("change-flatten").checked = false;
  byId("change-error").textContent = "";
  byId("change-confirm").textContent = resumes ? "Resume" : "Halt now";
  byId("change-confirm").className = resumes ? "" : "kill";
  byId("change").showModal();
  byId("change-reason").focus();
}

async function change(event) {
  event.preventDefault();
  const verb = byId("change").dataset.verb;
  const wish = { reason: byId("change-reason").value };
  if (verb === "halt" && byId("change-flatten").checked) wish.position = "flatten";
  byId("change-confirm").disabled = true;
  try {
    const answer = await fetch(new URL("/api/trading/" + verb, location.origin), {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": "console-" + Date.now() + "-" + Math.random() },
      body: JSON.stringify(wish),
    });
    const value = await answer.json();
    if (!answer.ok) throw new Error(value.error);
    showSession(value);
    byId("change-reason").value = "";
    byId("change").close();
  } catch (error) {
    byId("change-error").textContent = error.message;
  }
  byId("change-confirm").disabled = false;
}

byId("switch").addEventListener("click", askForChange);
byId("change-cancel").addEventListener("click", () => byId("change").close());
byId("change").querySelector("form").addEventListener("submit", change);

function choose(what) {
  shown = what;
  byId("show-equity").setAttribute("aria-pressed", what === "equity");
  byId("show-return").setAttribute("aria-pressed", what === "totalReturn");
  if (lastChart) drawChart(...lastChart);
}
byId("show-equity").addEventListener("click", () => choose("equity"));
byId("show-return").addEventListener("click", () => choose("totalReturn"));

refresh();
