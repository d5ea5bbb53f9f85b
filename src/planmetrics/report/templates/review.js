"use strict";
(() => {
  const { copy, copied, choose } = document.body.dataset;
  const button = (code) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = copy;
    made.addEventListener("click", async () => {
      getSelection().selectAllChildren(code);
      try {
        await navigator.clipboard.writeText(code.textContent);
        made.textContent = copied;
        setTimeout(() => (made.textContent = copy), 1500);
      } catch {
        // what is selected can still be copied by hand
      }
    });
    return made;
  };
  for (const order of document.querySelectorAll(".order")) order.append(button(order.querySelector("code")));
  const form = document.querySelector(".chosen");
  const boxes = [];
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    form.hidden = chosen.length === 0;
    form.querySelector("code").textContent = form.dataset.order + chosen.join(" ");
  };
  for (const orders of document.querySelectorAll(".orders")) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = orders.dataset.label;
    box.addEventListener("change", show);
    label.append(box, choose);
    orders.prepend(label);
    boxes.push(box);
  }
  form.addEventListener("submit", (event) => event.preventDefault());
})();
