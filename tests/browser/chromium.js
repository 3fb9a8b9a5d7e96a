// Chromium without a window, spoken to over a pipe: what the checks need of its protocol and no more.
"use strict";

const { spawn } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];

/** The program's path, or null. */
function find() {
    for (const folder of (process.env.PATH || "").split(":"))
        for (const name of PROGRAMS)
            if (fs.existsSync(path.join(folder, name))) return path.join(folder, name);
    return null;
}

class Chromium {
    constructor(program) {
        this.profile = fs.mkdtempSync(path.join(os.tmpdir(), "vssdoc-browser."));
        this.process = spawn(program, [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-dev-shm-usage", "--remote-debugging-pipe", `--user-data-dir=${this.profile}`, "about:blank",
        ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        this.waiting = new Map();
        this.listeners = [];
        this.last = 0;
        let rest = "";
        this.process.stdio[4].on("data", (bytes) => {
            const messages = (rest + bytes).split("\0");
            rest = messages.pop();
            messages.forEach((message) => this.hear(JSON.parse(message)));
        });
    }

    hear(message) {
        if (message.id) {
            const { done, failed } = this.waiting.get(message.id);
            this.waiting.delete(message.id);
            if (message.error) failed(new Error(message.error.message));
            else done(message.result);
            return;
        }
        for (const listener of this.listeners) listener(message);
    }

    send(method, params = {}, sessionId = undefined) {
        const id = ++this.last;
        this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
        return new Promise((done, failed) => this.waiting.set(id, { done, failed }));
    }

    async close() {
        const ended = new Promise((done) => this.process.once("exit", done));
        await Promise.race([this.send("Browser.close").catch(() => {}), ended]);
        await ended;
        fs.rmSync(this.profile, { recursive: true, force: true });
    }

    /** Opens a file; options: scheme, media, width, height, script (false: off). */
    async open(file, options = {}) {
        const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
        const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
        const page = new Page(this, targetId, sessionId);
        await page.begin(file, options);
        return page;
    }
}

const KEYS = { Enter: 13, Escape: 27, Tab: 9, "/": 191 };

class Page {
    constructor(browser, targetId, sessionId) {
        Object.assign(this, { browser, targetId, sessionId, requests: [], complaints: [] });
        browser.listeners.push(this.listener = (message) => {
            if (message.sessionId === sessionId) this.hear(message);
        });
    }

    send(method, params) {
        return this.browser.send(method, params, this.sessionId);
    }

    hear({ method, params }) {
        if (method === "Network.requestWillBeSent") this.requests.push(params.request.url);
        else if (method === "Runtime.consoleAPICalled")
            this.complaints.push(params.args.map((each) => each.value).join(" "));
        else if (method === "Runtime.exceptionThrown") this.complaints.push(params.exceptionDetails.text);
        else if (method === "Log.entryAdded") this.complaints.push(params.entry.text);
        else if (method === "Page.loadEventFired" && this.loaded) this.loaded();
    }

    async begin(file, { scheme = "light", media = "", width = 1280, height = 1400, script = true, hash = "" }) {
        for (const domain of ["Page", "Runtime", "Network", "Log"]) await this.send(domain + ".enable");
        await this.send("Emulation.setDeviceMetricsOverride",
            { width, height, deviceScaleFactor: 1, mobile: false });
        await this.send("Emulation.setEmulatedMedia",
            { media, features: [{ name: "prefers-color-scheme", value: scheme },
                { name: "prefers-reduced-motion", value: "reduce" }] });
        await this.send("Emulation.setScriptExecutionDisabled", { value: !script });
        const loaded = new Promise((done) => { this.loaded = done; });
        await this.send("Page.navigate", { url: "file://" + path.resolve(file) + hash });
        await loaded;
    }

    /** What an expression gives in the page. */
    async get(expression) {
        const { result, exceptionDetails } = await this.send("Runtime.evaluate",
            { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
        return result.value;
    }

    async press(key) {
        const params = { key, windowsVirtualKeyCode: KEYS[key], text: key === "Enter" ? "\r" : key.length === 1 ? key : "" };
        await this.send("Input.dispatchKeyEvent", { type: params.text ? "keyDown" : "rawKeyDown", ...params });
        await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...params });
    }

    async type(text) {
        await this.send("Input.insertText", { text });
        await this.get("new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 150))");
    }

    async click(selector) {
        const at = await this.get(`(() => { const e = document.querySelector(${JSON.stringify(selector)});
            e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect();
            return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()`);
        for (const type of ["mousePressed", "mouseReleased"])
            await this.send("Input.dispatchMouseEvent", { type, ...at, button: "left", clickCount: 1 });
    }

    async shot(file) {
        const { data } = await this.send("Page.captureScreenshot", { format: "png" });
        fs.writeFileSync(file, Buffer.from(data, "base64"));
    }

    async close() {
        this.browser.listeners = this.browser.listeners.filter((each) => each !== this.listener);
        await this.browser.send("Target.closeTarget", { targetId: this.targetId });
    }
}

module.exports = { Chromium, find };
