// Comfort only: the reader works without it. Outlines the words of the note that is open, opens a note by a
// click on its words, and closes it with Escape.
"use strict";

const segments = [...document.querySelectorAll(".s[data-a]")];
const words = new Map();
for (const segment of segments) {
  for (const anchor of segment.dataset.a.split(" ")) {
    words.set(anchor, [...(words.get(anchor) ?? []), segment]);
  }
}

function open() {
  for (const segment of document.querySelectorAll(".s.here")) segment.classList.remove("here");
  const anchor = decodeURIComponent(location.hash.slice(1));
  for (const segment of words.get(anchor) ?? []) segment.classList.add("here");
}

function isShown(anchor) {
  const reference = document.querySelector(`.ref[href="#${CSS.escape(anchor)}"]`);
  return reference !== null && getComputedStyle(reference).display !== "none";
}

document.addEventListener("click", (event) => {
  const segment = event.target.closest?.(".s[data-a]");
  if (segment === null || segment === undefined || String(getSelection()) !== "") return;
  const anchor = segment.dataset.a.split(" ").reverse().find(isShown);
  if (anchor !== undefined) location.hash = anchor;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector(".note:target .close")?.click();
});

addEventListener("hashchange", open);
open();
