// What a person does with the mouse and in fields. Without these scripts, forms still work: words are typed, and
// each answer is a whole page.
"use strict";

addEventListener("pointerdown", () => { pointerIsDown = true; });
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { pointerIsDown = false; });

document.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  event.preventDefault();
  if (OF_WHAT_IS_THERE.test(event.submitter.value)) press(event.submitter.id);
  else send(event.target, event.submitter);
});

document.addEventListener("change", (event) => {
  if (!replacing) sendTyped(event.target.closest(".record"));
});

// --- Clicks in the article -----------------------------------------------------------------------------------

const DOUBLE_CLICK_MS = 300;

let opening = null; // what a click has begun to open, which a second click of the same kind stops
let openBeforeClick = null;

// A click opens a record; a double click selects a word, and leaves open what was being corrected.
function clickWords(event, words) {
  clearTimeout(opening);
  const open = openRow()?.id ?? null;
  if (event.detail > 1) {
    if (openBeforeClick !== null) inTurn(() => (openRow()?.id === openBeforeClick ? undefined : opened(openBeforeClick)));
    return;
  }
  openBeforeClick = open;
  if (words === null || words.dataset.a === "" || String(getSelection()) !== "") return;
  const anchors = words.dataset.a.split(" ");
  // Another click on the same words goes on to the next record that has them.
  const next = anchors.at(anchors.includes(open) ? anchors.indexOf(open) - 1 : -1);
  opening = setTimeout(() => inTurn(() => opened(next)), open === null ? 0 : DOUBLE_CLICK_MS);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-open]");
  const button = event.target.closest("button.pick");
  if (link !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    ask(link.href);
  } else if (button !== null) {
    pick(button);
  } else if (event.target.closest("#article") !== null) {
    clickWords(event, event.target.closest(".s"));
  }
});

addEventListener("beforeunload", (event) => {
  const isTyping = [...document.querySelectorAll(TYPED)].some(isBeingTyped);
  if (isTyping || byId("state").hasAttribute("data-unsaved")) event.preventDefault();
});

showFiltered();
revealOpen();

// Selects the words of a suggestion in the article: they can be added as a record from there.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button.show-words");
  if (button === null) return;
  const [from, to] = [button.dataset.start, button.dataset.end].map((offset) => placeOf(Number(offset)));
  byId("article").focus({ preventScroll: true });
  getSelection().setBaseAndExtent(...from, ...to);
  reveal(getSelection().getRangeAt(0).startContainer.parentElement, byId("article"));
});
