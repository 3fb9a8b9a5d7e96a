"use strict";
/* Search, filters, sorting, links and theme: all of it works on the rows that are there. */
(() => {
    const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
    const button = (text, click) => {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = text;
        made.addEventListener("click", click);
        return made;
    };
    const tools = document.querySelector(".tools");
    const field = document.getElementById("q");
    const hits = document.getElementById("hits");
    tools.hidden = false;

    /* ---- theme ---- */

    const themes = ["system", "light", "dark"];
    const themeButton = document.getElementById("theme");
    let theme = 0;
    const setTheme = (index) => {
        theme = index;
        if (index === 0) delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = themes[index];
        themeButton.textContent = "Theme: " + themes[index];
    };
    themeButton.addEventListener("click", () => setTheme((theme + 1) % themes.length));

    /* ---- opening ---- */

    const openTo = (element) => {
        for (let up = element; up; up = up.parentElement)
            if (up.tagName === "DETAILS") up.open = true;
    };
    const goTo = () => {
        const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!target) return;
        openTo(target);
        target.scrollIntoView();
    };
    addEventListener("hashchange", goTo);
    document.getElementById("open").addEventListener("click", () => {
        for (const each of all("details:not(.fo)")) each.open = true;
    });
    document.getElementById("shut").addEventListener("click", () => {
        for (const each of all("details")) each.open = false;
    });

    /* ---- search: rows, then file sets by folder, then what is around them ---- */

    const MOST_OPENED = 300;
    let index = null;
    const textOf = (element) => element.textContent.toLowerCase();
    const pathOf = (folder) => {
        const label = folder.firstElementChild.firstElementChild.textContent;
        const above = folder.parentElement.closest("details.fo");
        return above ? pathOf(above) + "\\" + label : label;
    };
    const build = () => {
        index = {rows: [], folders: [], lines: [], boxes: []};
        for (const row of all("table.rows > tbody > tr"))
            index.rows.push({element: row, text: textOf(row)});
        for (const folder of all("details.fo")) {
            const items = all(":scope > ul.f > li", folder);
            index.folders.push({element: folder, path: pathOf(folder).toLowerCase(), items,
                                names: items.map(textOf), partly: false});
        }
        /* A component matches by what its summary and its facts say. */
        for (const box of all("details.w, details.c1"))
            index.boxes.push({element: box, text: textOf(box.firstElementChild) +
                              all(":scope > dl", box).map(textOf).join(" ")});
        index.boxes.reverse();
        index.folders.reverse();
    };
    let opened = [];
    const open = (element) => {
        for (let up = element; up; up = up.parentElement)
            if (up.tagName === "DETAILS" && !up.open) {
                up.open = true;
                opened.push(up);
            }
    };
    const show = (element, shown) => {
        if (element.hidden === shown) element.hidden = !shown;
    };
    const search = (asked) => {
        const words = asked.toLowerCase().split(/\s+/).filter((word) => word !== "");
        const fits = (text) => words.every((word) => text.includes(word));
        const found = [];
        if (!index) build();
        for (const element of opened) element.open = false;
        opened = [];
        document.body.classList.toggle("searching", words.length > 0);
        let count = 0;
        const holds = new Set(); /* elements within which something matches */
        const mark = (element) => {
            for (let up = element.parentElement; up && !holds.has(up); up = up.parentElement)
                holds.add(up);
        };
        for (const row of index.rows) {
            const match = words.length === 0 || fits(row.text);
            row.match = match;
            show(row.element, match && !row.element.dataset.off);
            if (!match || words.length === 0) continue;
            count++;
            mark(row.element);
            if (found.length < MOST_OPENED) found.push(row.element);
        }
        for (const folder of index.folders) {
            const whole = words.length === 0 || fits(folder.path);
            let some = 0;
            if (whole) {
                some = folder.items.length;
                if (folder.partly) for (const item of folder.items) show(item, true);
                folder.partly = false;
            } else {
                for (let i = 0; i < folder.items.length; i++) {
                    const match = fits(folder.path + "\\" + folder.names[i]);
                    show(folder.items[i], match);
                    if (match) some++;
                }
                folder.partly = true;
            }
            const within = some > 0 || holds.has(folder.element) || (whole && words.length > 0);
            show(folder.element, within || words.length === 0);
            if (words.length === 0 || !within) continue;
            count += some;
            mark(folder.element);
            if (some > 0 && found.length < MOST_OPENED) found.push(folder.element);
        }
        for (const box of index.boxes) {
            const match = words.length === 0 || fits(box.text) || holds.has(box.element);
            show(box.element, match);
            if (match && words.length > 0) {
                if (!holds.has(box.element)) {
                    count++;
                    found.push(box.element.firstElementChild);
                }
                mark(box.element);
            }
        }
        for (const section of all("main section")) show(section, words.length === 0 || holds.has(section));
        if (words.length > 0 && count <= MOST_OPENED) for (const element of found) open(element);
        hits.textContent = words.length === 0 ? "" : count === 0 ? "nothing found"
            : count.toLocaleString("en") + (count === 1 ? " match" : " matches");
        first = found.length > 0 ? found[0] : null;
    };
    let first = null, waiting = 0;
    field.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => search(field.value), 60);
    });
    field.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            field.value = "";
            search("");
        } else if (event.key === "Enter") {
            clearTimeout(waiting);
            search(field.value);
            if (first) {
                openTo(first);
                first.tabIndex = first.tagName === "SUMMARY" ? 0 : -1;
                first.scrollIntoView({block: "center"});
                first.focus({preventScroll: true});
            }
        }
    });
    addEventListener("keydown", (event) => {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target === field) return;
        event.preventDefault();
        field.focus();
        field.select();
    });

    /* ---- filters: a button per state of a table's rows ---- */

    const stateNames = {error: "errors", warning: "warnings", info: "notes", accepted: "accepted",
                        in: "in the backup", out: "not in the backup"};
    for (const table of all("table.filter")) {
        const rows = all(":scope > tbody > tr", table);
        const states = Array.from(new Set(rows.map((row) => row.dataset.s)));
        if (states.length < 2) continue;
        const group = document.createElement("div");
        group.className = "filters";
        group.setAttribute("role", "group");
        group.setAttribute("aria-label", "Show");
        for (const state of states) {
            const of = rows.filter((row) => row.dataset.s === state);
            const made = button(of.length + " " + (stateNames[state] || state), () => {
                const on = made.getAttribute("aria-pressed") !== "true";
                made.setAttribute("aria-pressed", on);
                for (const row of of) {
                    if (on) delete row.dataset.off;
                    else row.dataset.off = "1";
                }
                search(field.value);
            });
            made.setAttribute("aria-pressed", "true");
            group.append(made);
        }
        table.before(group);
    }

    /* ---- sorting ---- */

    const order = new Intl.Collator("en", {numeric: true, sensitivity: "base"});
    const keyOf = (row, column) => {
        const cell = row.cells[column];
        return cell ? cell.dataset.v || cell.textContent.trim() : "";
    };
    for (const table of all("table.sort")) {
        const body = table.tBodies[0];
        Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
            const text = head.textContent;
            head.textContent = "";
            head.append(button(text, () => {
                const up = head.getAttribute("aria-sort") !== "ascending";
                for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
                head.setAttribute("aria-sort", up ? "ascending" : "descending");
                const rows = Array.from(body.rows).map((row) => [keyOf(row, column), row]);
                rows.sort((a, b) => (up ? 1 : -1) * order.compare(a[0], b[0]));
                body.append(...rows.map((pair) => pair[1]));
            }));
        });
    }

    /* ---- links to findings and components ---- */

    const addLink = (to, id) => {
        const made = button("Copy link", () => {
            const url = location.href.split("#")[0] + "#" + id;
            const done = () => {
                made.textContent = "Copied";
                setTimeout(() => { made.textContent = "Copy link"; }, 1500);
            };
            history.replaceState(null, "", "#" + id);
            if (navigator.clipboard) navigator.clipboard.writeText(url).then(done, () => {});
        });
        made.className = "copy";
        to.append(made);
    };
    for (const place of all("tr[id] dd.link")) addLink(place, place.closest("tr").id);
    addEventListener("toggle", (event) => {
        const box = event.target;
        if (box.open && box.id && !box.querySelector(":scope > dl .copy")) {
            const place = box.querySelector(":scope > dl > dd");
            if (place) addLink(place, box.id);
        }
    }, true);

    /* ---- printing opens what is closed, as far as paper makes sense ---- */

    addEventListener("beforeprint", () => {
        let lines = 0;
        for (const each of all("details:not([open])")) {
            lines += each.querySelectorAll(":scope > ul > li").length;
            if (lines > 2000) break;
            each.open = true;
        }
    });
    goTo();
})();
