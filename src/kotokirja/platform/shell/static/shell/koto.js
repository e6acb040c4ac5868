"use strict";
/* Shortcuts, a warning before text is lost, parts that refresh themselves. Every page works without. */
(() => {
  const policy = window.trustedTypes
    ? trustedTypes.createPolicy("koto", { createHTML: (text) => text })
    : { createHTML: (text) => text };
  const one = (selector) => document.querySelector(selector);

  /* A link with data-go="t" answers to g, then t. */
  const follow = (selector) => {
    const link = one(selector);
    if (link) location.assign(link.href);
    return link;
  };
  const section = (step) => {
    const all = [...document.querySelectorAll("section[id]")];
    const here = all.findIndex((each) => `#${each.id}` === location.hash);
    const goal = all[Math.max(here + step, 0)];
    if (goal) location.hash = goal.id;
  };
  let waiting = false;
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey && key === "Enter" && target.form) {
      target.form.requestSubmit();
      return;
    }
    if (!("shortcuts" in document.body.dataset) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    const search = one(".find input");
    if (waiting && /^[a-z]$/.test(key)) follow(`[data-go="${key}"]`);
    else if (key === "/" && search) {
      event.preventDefault();
      search.focus();
    } else if (key === "?") follow("[data-help]");
    else if (key === "]") section(1);
    else if (key === "[") section(-1);
    waiting = key === "g";
  });

  let changed = false;
  document.addEventListener("input", ({ target }) => {
    if (target.form && target.form.method === "post") changed = true;
  });
  document.addEventListener("submit", ({ submitter }) => {
    changed = false;
    if (submitter) submitter.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });

  /* data-refresh="address": fetched anew every three seconds while the answer says so. */
  const refresh = async (old) => {
    if (!document.hidden) {
      const answer = await fetch(old.dataset.refresh, { headers: { "X-Partial": "1" } });
      if (!answer.ok || answer.redirected) return;
      const holder = document.createElement("template");
      holder.innerHTML = policy.createHTML(await answer.text());
      const fresh = holder.content.firstElementChild;
      if (!fresh) return;
      const step = fresh.dataset.step || "";
      if (step && step !== old.dataset.step) one("#live").textContent = step;
      old.replaceWith(fresh);
      old = fresh;
    }
    if (old.dataset.refresh) setTimeout(refresh, 3000, old);
  };
  for (const part of document.querySelectorAll("[data-refresh]")) setTimeout(refresh, 3000, part);

  const first = one("[autofocus]");
  if (first) first.focus();
})();
