// Keeps the page fresh while it is looked at. Everything works without this file; then one reloads.
const every = 3000;

document.querySelector(".people-list [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

for (const form of document.querySelectorAll(".clock-buttons")) {
  form.addEventListener("submit", () => {
    const busy = form.querySelector(".clock-busy");
    busy.textContent = busy.dataset.words;
    busy.hidden = false;
    form.setAttribute("aria-busy", "true");
  });
}

// Leaving a page that was shown while the clock moved, and coming back to it, shows it at rest.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll(".clock-buttons")) {
    form.removeAttribute("aria-busy");
    form.querySelector(".clock-busy").hidden = true;
  }
});

async function refresh() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!!fresh.querySelector("[data-live=empty]") !== !!document.querySelector("[data-live=empty]")) {
    location.reload();
    return;
  }
  for (const part of document.querySelectorAll("[data-live]")) {
    const newer = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    // What somebody is using right now is left alone until they are done.
    const inUse = part.contains(document.activeElement) || part.querySelector("details[open]");
    if (newer && !inUse && newer.outerHTML !== (part.seen ?? part.outerHTML)) {
      const html = newer.outerHTML;
      part.replaceWith(newer);
      newer.seen = html;
    }
  }
}

setInterval(() => refresh().catch(() => {}), every);
