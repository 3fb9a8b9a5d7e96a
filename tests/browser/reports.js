// Usage: node reports.js VSSDOC CORPUS [CAPTURE]...
// Opens reports as people do: looks for requests and complaints, searches, filters and sorts by keyboard and
// mouse, turns the script off, and lets axe-core judge both themes where it is installed (AXE names its file).
// SHOTS=folder keeps pictures to look at.
"use strict";

const { execFileSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { Chromium, find } = require("./chromium");

const [vssdoc, corpus, ...captures] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vssdoc-reports."));
const shots = process.env.SHOTS;
const FIRST_PAINT = 1000, SEARCH = 400; // milliseconds

let looked = 0;
const wrong = [];
function that(holds, ...what) {
    looked++;
    if (!holds) wrong.push(what.map((each) => typeof each === "string" ? each : JSON.stringify(each)).join(" "));
}

function axe() {
    for (const file of [process.env.AXE, path.join(__dirname, "node_modules/axe-core/axe.min.js")])
        if (file && fs.existsSync(file)) return fs.readFileSync(file, "utf8");
    return null;
}
const judge = axe();

function render(name, ...operands) {
    const file = path.join(folder, name + ".html");
    try {
        execFileSync(vssdoc, ["render", "-o", file, ...operands], { stdio: "ignore" });
    } catch (error) {
        if (error.status !== 2 || !fs.existsSync(file)) throw error; // an input that cannot be read is told
    }
    return file;
}

function quiet(name, page, file) {
    that(page.requests.every((url) => url.split("#")[0] === "file://" + file || url.startsWith("data:")),
        name, "requests", page.requests);
    that(page.complaints.length === 0, name, "says", page.complaints);
}

const OPEN = "document.querySelectorAll('details:not(.fo)').forEach((each) => { each.open = true; })";
const AXE = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    resultTypes: ["violations"]}).then((r) => r.violations.map((v) => v.id + " " + v.nodes[0].html.slice(0, 200)))`;

async function judged(name, page) {
    if (!judge) return;
    await page.get(OPEN);
    await page.get(judge + "; true");
    const violations = await page.get(AXE);
    that(violations.length === 0, name, "axe-core", violations);
}

const SHOWN = "Array.from(document.querySelectorAll('table.rows > tbody > tr')).filter((e) => !e.hidden).length";
const ITEMS = "document.querySelectorAll('ul.f > li').length + document.querySelectorAll('tr').length";

async function searches(name, page, word, nowhere) {
    const before = await page.get(SHOWN);
    await page.press("/");
    that(await page.get("document.activeElement.id") === "q", name, "/ does not focus the search");
    await page.type(word);
    const hits = await page.get("document.getElementById('hits').textContent");
    that(/^[1-9][\d,]* match/.test(hits), name, "searching", word, hits);
    const lower = JSON.stringify(word.toLowerCase());
    that(await page.get(`Array.from(document.querySelectorAll("table.rows > tbody > tr")).filter((e) => !e.hidden)
        .every((e) => e.textContent.toLowerCase().includes(${lower}))`), name, "a row without", word, "is shown");
    if (shots) await page.shot(path.join(shots, name + "-search.png"));
    await page.press("Enter");
    that(await page.get(`document.activeElement.textContent.toLowerCase().includes(${lower})`), name, "Enter goes elsewhere");
    await page.press("/");
    await page.type(nowhere);
    that(await page.get("document.getElementById('hits').textContent") === "nothing found", name, "finds", nowhere);
    await page.press("Escape");
    await page.type("");
    that(await page.get(SHOWN) === before, name, "Escape does not show all again");
}

async function filters(name, page) {
    const button = ".filters button";
    if (!await page.get(`!!document.querySelector(${JSON.stringify(button)})`)) return;
    const before = await page.get(SHOWN);
    const number = parseInt(await page.get(`document.querySelector("${button}").textContent`), 10);
    await page.click(button);
    that(await page.get(SHOWN) === before - number, name, "a filter hides another number than it says");
    that(await page.get(`document.querySelector("${button}").getAttribute("aria-pressed")`) === "false", name, "aria-pressed");
    await page.get(`document.querySelector("${button}").focus()`);
    await page.press("Enter");
    that(await page.get(SHOWN) === before, name, "a filter does not show again by keyboard");
}

async function sorts(name, page) {
    await page.click("table.sort th:nth-child(2) button");
    const cells = await page.get(`Array.from(document.querySelector("table.sort").tBodies[0].rows, (r) => r.cells[1].textContent.trim())`);
    const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    that(cells.every((cell, i) => i === 0 || order.compare(cells[i - 1], cell) <= 0), name, "is not sorted");
    that(await page.get(`document.querySelector("table.sort th:nth-child(2)").getAttribute("aria-sort")`) === "ascending", name, "aria-sort");
}

async function themes(name, page) {
    const colour = "getComputedStyle(document.body).backgroundColor";
    const light = await page.get(colour);
    await page.click("#theme");
    await page.click("#theme");
    that(await page.get(colour) !== light, name, "the theme stays");
    await page.click("#theme");
    that(await page.get(colour) === light, name, "the theme does not come back");
}

async function links(name, browser, file) {
    const first = await browser.open(file);
    const id = await first.get(`(document.querySelector("details.c1[id]") || document.querySelector("tr[id]")).id`);
    await first.close();
    const page = await browser.open(file, { hash: "#" + id });
    that(await page.get(`(() => { const r = document.getElementById("${id}").getBoundingClientRect();
        return r.height > 0 && r.top >= 0 && r.top < innerHeight; })()`), name, "a link to", id, "does not show it");
    await page.close();
}

async function withoutScript(name, browser, file) {
    const on = await browser.open(file), off = await browser.open(file, { script: false });
    that(await on.get(ITEMS) === await off.get(ITEMS), name, "holds less without its script");
    that(await off.get("document.querySelector('.tools').hidden"), name, "shows tools that do nothing");
    that(await off.get("!document.querySelector('main [hidden]')"), name, "hides something without its script");
    await off.click("details.w > summary");
    that(await off.get("document.querySelector('details.w').open"), name, "a writer does not open without the script");
    quiet(name, off, file);
    await on.close();
    await off.close();
}

async function printed(name, browser, file) {
    const page = await browser.open(file, { media: "print", scheme: "dark" });
    that(await page.get("getComputedStyle(document.querySelector('.tools')).display") === "none", name, "prints its tools");
    that(await page.get("getComputedStyle(document.body).backgroundColor") === "rgb(255, 255, 255)", name, "prints on dark");
    if (shots) await page.shot(path.join(shots, name + "-print.png"));
    await page.close();
}

async function look(browser, name, file, word, nowhere) {
    const page = await browser.open(file);
    quiet(name, page, file);
    if (shots) await page.shot(path.join(shots, name + "-light.png"));
    await searches(name, page, word, nowhere);
    await filters(name, page);
    await sorts(name, page);
    await themes(name, page);
    await judged(name + " light", page);
    quiet(name, page, file);
    await page.close();
    const dark = await browser.open(file, { scheme: "dark" });
    if (shots) await dark.shot(path.join(shots, name + "-dark.png"));
    await judged(name + " dark", dark);
    await dark.close();
    const narrow = await browser.open(file, { width: 400, height: 900 });
    that(await narrow.get("document.documentElement.scrollWidth <= innerWidth"), name, "is wider than a narrow window");
    if (shots) await narrow.shot(path.join(shots, name + "-narrow.png"));
    await narrow.close();
    await links(name, browser, file);
    await withoutScript(name, browser, file);
    await printed(name, browser, file);
}

/* The bars for a page of twenty thousand file sets. */
async function quick(browser, name, file) {
    const page = await browser.open(file);
    const paint = await page.get(`new Promise((done) => { const at = () => { const p = performance.getEntriesByName("first-contentful-paint")[0];
        p ? done(p.startTime) : setTimeout(at, 20); }; at(); })`);
    that(paint < FIRST_PAINT, name, "first paint after", Math.round(paint), "ms");
    await page.get("document.getElementById('q').focus()");
    const taken = await page.get(`(async () => {
        const field = document.getElementById("q"), times = [];
        for (const word of ["d", "dr", "drivers", "drivers vm", ""]) {
            field.value = word;
            const begun = performance.now();
            field.dispatchEvent(new Event("input"));
            await new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done)), 61));
            times.push(Math.round(performance.now() - begun - 61));
        }
        return times; })()`);
    that(Math.max(...taken) < SEARCH, name, "searching takes", taken, "ms");
    console.log(`${name}: first paint ${Math.round(paint)} ms, searches ${taken.join(", ")} ms`);
    await page.close();
}

async function main() {
    const program = find();
    if (!program) {
        console.log("no chromium; on Debian: apt-get install chromium");
        process.exit(77);
    }
    if (!judge) console.log("skipped: axe-core is not installed (npm install in tests/browser)");
    const browser = new Chromium(program);
    try {
        const made = (name) => path.join(corpus, "made", name);
        await look(browser, "sql2012r2", render("sql2012r2", made("sql2012r2")), "master", "qqqqqq");
        await look(browser, "hostile", render("hostile", path.join(corpus, "hostile/markup-names.xml")), "onerror=alert(1)", "onerror=alert(9)");
        await look(browser, "several", render("several", made("after-restore"), made("transportable"), made("hyperv"),
            path.join(corpus, "broken/missing-quote.xml")), "tidewater", "qqqqqq");
        for (const capture of captures) {
            const file = render(path.basename(capture), capture);
            await look(browser, path.basename(capture), file, "master", "qqqqqq");
            await quick(browser, path.basename(capture), file);
        }
    } finally {
        await browser.close();
        fs.rmSync(folder, { recursive: true, force: true });
    }
    for (const line of wrong) console.log(line);
    console.log(`${looked} looked at, ${wrong.length} wrong`);
    process.exit(wrong.length > 0 ? 1 : 0);
}

main().catch((error) => {
    console.log(error.stack);
    process.exit(1);
});
