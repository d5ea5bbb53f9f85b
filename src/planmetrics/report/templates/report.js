"use strict";
(() => {
  const number = (cell) => (cell.dataset.v === undefined ? null : Number(cell.dataset.v));
  const compare = (a, b, sign) => {
    const [x, y] = [number(a), number(b)];
    if (x !== null || y !== null) return x === null ? 1 : y === null ? -1 : sign * (x - y);
    const [s, t] = [a.textContent.trim(), b.textContent.trim()];
    const [none, no] = [s === "-" || s === "", t === "-" || t === ""];
    return none || no ? none - no : sign * s.localeCompare(t, document.documentElement.lang, { numeric: true });
  };
  for (const table of document.querySelectorAll("table[data-sorts]")) {
    const bodies = [...table.tBodies].map((body) => [body, [...body.rows].filter((row) => !row.classList.contains("group"))]);
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const was = head.getAttribute("aria-sort");
        const now = was === "none" ? "ascending" : was === "ascending" ? "descending" : "none";
        heads.forEach((one) => one.setAttribute("aria-sort", one === head ? now : "none"));
        const sign = now === "descending" ? -1 : 1;
        for (const [body, rows] of bodies) {
          const order = now === "none" ? rows : [...rows].sort((a, b) => compare(a.cells[column], b.cells[column], sign));
          body.append(...order);
        }
      });
    });
  }
  const form = document.querySelector(".filter");
  if (form) {
    const rows = [...document.querySelectorAll("tr[data-l]")];
    const shown = form.querySelector("output");
    const has = (list, wanted) => wanted === "" || list.split(" ").includes(wanted);
    const filter = () => {
      const wanted = Object.fromEntries(new FormData(form));
      let count = 0;
      for (const row of rows) {
        const { o = "", r = "", l = "" } = row.dataset;
        row.hidden = !(has(o, wanted.o ?? "") && has(r, wanted.r ?? "") && has(l, wanted.l ?? ""));
        count += !row.hidden;
      }
      for (const body of document.querySelectorAll("table[data-sorts] tbody"))
        body.hidden = ![...body.rows].some((row) => !row.hidden && !row.classList.contains("group"));
      shown.textContent = shown.dataset.text.replace("#", count);
    };
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }
})();
