// Makes the page quick, and turns a selection in the article into code points. Without it, forms still work:
// words are typed, and each answer is a whole page.
"use strict";

let selected = null; // [start, end] in code points of the article, which no answer changes
let selectedText = "";
let picking = null; // the id of the button that takes the selection, while it is being made with the keyboard
let queue = Promise.resolve();
let pointerIsDown = false;

const byId = (id) => document.getElementById(id);

// --- The selection ---------------------------------------------------------------------------------------

const codePoints = (text) => [...text].length;

function offsetIn(passage, node, offset) {
  const before = document.createRange();
  before.setStart(passage, 0);
  before.setEnd(node, offset);
  return Number(passage.dataset.start) + codePoints(before.toString());
}

// The part of a range that lies in one passage; null where there is none.
function within(passage, range) {
  const all = document.createRange();
  all.selectNodeContents(passage);
  const cut = range.cloneRange();
  if (cut.compareBoundaryPoints(Range.START_TO_START, all) < 0) cut.setStart(all.startContainer, all.startOffset);
  if (cut.compareBoundaryPoints(Range.END_TO_END, all) > 0) cut.setEnd(all.endContainer, all.endOffset);
  return cut.toString() === "" ? null : cut;
}

function readSelection() {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let [start, end] = [null, null];
  const texts = [];
  for (const passage of document.querySelectorAll("#article [data-start]")) {
    if (!range.intersectsNode(passage)) continue;
    const cut = within(passage, range);
    if (cut === null) continue;
    start ??= offsetIn(passage, cut.startContainer, cut.startOffset);
    end = offsetIn(passage, cut.endContainer, cut.endOffset);
    texts.push(cut.toString());
  }
  return start === null ? null : { span: [start, end], text: texts.join(" ") };
}

function showSelection(text) {
  selectedText = text;
  const shown = text.length > 120 ? `${text.slice(0, 60)} … ${text.slice(-50)}` : text;
  byId("selection").textContent = text === "" ? "Nothing is selected in the article." : `Selected: ${shown}`;
}

document.addEventListener("selectionchange", () => {
  const found = readSelection();
  if (found !== null) {
    selected = found.span;
    showSelection(found.text);
  } else if (byId("article").contains(getSelection().anchorNode)) {
    selected = null;
    showSelection("");
  }
});

// The place in the page of an offset in the article.
function placeOf(offset) {
  const passages = [...document.querySelectorAll("#article [data-start]")];
  const passage = passages.findLast((one) => Number(one.dataset.start) <= offset);
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  let left = offset - Number(passage.dataset.start);
  while (walker.nextNode()) {
    const characters = [...walker.currentNode.data];
    if (left <= characters.length) return [walker.currentNode, characters.slice(0, left).join("").length];
    left -= characters.length;
  }
  return [passage, passage.childNodes.length];
}

function pick(button) {
  picking = button.dataset.for;
  byId("article").focus();
  getSelection().setBaseAndExtent(...placeOf(Number(button.dataset.start)), ...placeOf(Number(button.dataset.end)));
  reveal(document.querySelector("#article .l-here"), byId("article"));
}

function swapEnds() {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
  getSelection().setBaseAndExtent(focusNode, focusOffset, anchorNode, anchorOffset);
}

// Scrolls a pane so that something in it can be seen, and the window only where the pane is as long as its content.
function reveal(one, pane) {
  if (one === null) return;
  const [inner, outer] = [one.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (pane.scrollHeight <= pane.clientHeight + 1) one.scrollIntoView({ block: "nearest" });
  else if (inner.top < outer.top || inner.bottom > outer.bottom) pane.scrollTop += inner.top - outer.top - 24;
}

function revealOpen() {
  reveal(document.querySelector("#article .l-here"), byId("article"));
  reveal(document.querySelector(".rows .open"), byId("records"));
}

// --- Asking the server -----------------------------------------------------------------------------------

const released = () =>
  pointerIsDown ? new Promise((go) => addEventListener("pointerup", () => setTimeout(go), { once: true })) : null;

const FIELDS = "input:not([type=checkbox]), textarea, select";
const TYPED = ":is(#open-record, #registering) :is(input:not([type=hidden]), textarea, select)";

const meant = (field) =>
  field.matches("select") ? [...field.options].find((one) => one.defaultSelected)?.value ?? "" : field.defaultValue;
const isBeingTyped = (one) => one !== null && one.matches(TYPED) && one.value !== meant(one);

// Makes one element what another is, without taking away what stays: the field that has the focus keeps it, its
// caret, and what is being typed in it, which is sent when it is left and no sooner.
function become(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType === Node.TEXT_NODE) {
    old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    const isOpened = name === "open" && old.matches("details"); // by the person
    if (!isOpened && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  becomeWithin(old, fresh);
}

const isSame = (one, other) => one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "");

function becomeWithin(old, fresh) {
  const kept = new Set([...fresh.childNodes].map((one) => one.id).filter(Boolean));
  let at = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    // What has a name that is gone makes room for what comes after it.
    while (at !== null && !isSame(at, next) && at.id && !kept.has(at.id)) at = removed(at);
    if (next.id && at !== null && !isSame(at, next)) {
      const known = [...old.children].find((one) => one.id === next.id);
      while (known !== undefined && at !== known && at !== null) at = removed(at);
    }
    if (at !== null && isSame(at, next)) {
      become(at, next);
      at = at.nextSibling;
    } else {
      old.insertBefore(document.adoptNode(next), at);
    }
  }
  while (at !== null) at = removed(at);
}

function removed(one) {
  const after = one.nextSibling;
  one.remove();
  return after;
}

let replacing = false; // while the page changes, a field that goes is not a field that was left

function replaceState(fresh) {
  // What is chosen is sent at once; what is typed, when its field is left.
  const focused = document.activeElement;
  const typed = isBeingTyped(focused) && !focused.matches("select") ? focused : null;
  replacing = true;
  become(byId("state"), fresh);
  for (const field of document.querySelectorAll(TYPED)) {
    if (field !== typed && field.value !== meant(field)) field.value = meant(field);
  }
  for (const { dataset } of document.querySelectorAll("[data-register]")) {
    const list = byId(`ids-${dataset.register}`);
    if (![...list.options].some((one) => one.value === dataset.id)) list.append(new Option("", dataset.id));
  }
  replacing = false;
}

// Shows what is selected still, or no longer, as an answer found it: the words may stand in other elements now.
function keepSelection() {
  const isTyping = document.activeElement.matches(FIELDS);
  if (selected === null) {
    if (readSelection() !== null) getSelection().removeAllRanges();
  } else if (!isTyping && String(readSelection()?.span) !== String(selected)) {
    getSelection().setBaseAndExtent(...placeOf(selected[0]), ...placeOf(selected[1]));
  }
  showSelection(selected === null ? "" : selectedText);
}

// The button that a form of a register was opened with, by its id; null where there is no form.
function openerOf(form) {
  if (form === null) return null;
  const [, below] = form.querySelector("#b-register").value.split(":");
  return `b-${form.elements.editing.value === "" ? "new" : "edit"}-${below}`;
}

let asked = 0; // so many answers are still to come
let version = byId("state").dataset.version; // of the state that the last answer told of

async function show(response) {
  if (!response.headers.get("content-type")?.startsWith("text/html")) throw new Error(await response.text());
  const html = await response.text();
  await released(); // a click that has begun must end on what it began on
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("state");
  version = fresh.dataset.version;
  // An answer that knows nothing of what has been asked since would take it back in the fields.
  if (asked > 1) return;
  const focused = document.activeElement;
  const openBefore = document.querySelector(".rows .open")?.id;
  const opener = openerOf(byId("registering"));
  replaceState(fresh);
  keepSelection();
  const open = document.querySelector(".rows .open");
  if (open !== null && open.id !== openBefore) revealOpen();
  history.replaceState(null, "", open === null ? "." : `?open=${open.id}`);
  const form = byId("registering");
  // The record that was added, or the one that has the place of the one that was deleted.
  const row = open ?? byId(openBefore ?? "");
  if (form !== null && opener === null) {
    form.querySelector(TYPED).focus({ preventScroll: true });
    reveal(form, byId("records"));
  } else if (!focused.isConnected) {
    (byId(focused.id) ?? (form === null ? byId(opener) : null) ?? row?.querySelector("a") ?? byId("records"))
      .focus({ preventScroll: true });
  } else if (focused.matches(".adding button") && row !== null && row.id !== openBefore) {
    row.querySelector("a").focus({ preventScroll: true });
  }
}

// What a browser says of a server that does not answer helps nobody.
const GONE =
  "onrecord review does not answer. If it has ended, what it was told is kept: " +
  "start it again and open the address that it prints, where it is offered.";

function ask(address, options = {}) {
  asked += 1;
  queue = queue.then(async () => {
    try {
      await show(await fetch(address, { headers: { "X-Part": "state" }, ...options }).catch(() => { throw new Error(GONE); }));
    } catch (error) {
      byId("notice").textContent = `Not done: ${error.message}`;
      byId("notice").classList.add("failed");
    }
    asked -= 1;
  });
}

let typedOnItsWay = "";

function send(form, button) {
  const body = new URLSearchParams(new FormData(form));
  body.set("do", button.value);
  if (selected !== null) {
    body.set("start", selected[0]);
    body.set("end", selected[1]);
  }
  if (/^(span|add):/.test(button.value)) selected = null; // it has been used
  // What was typed is sent when its field is left: by the key that sends the form, which then asks for nothing
  // more, or by a button, which is meant for what comes of it.
  const typed = typedOnItsWay;
  const own = String(body);
  if (typed === own) return;
  typedOnItsWay = button.value === "fields" ? own : "";
  queue = queue.then(() => {
    if (typed !== "") body.set("version", version);
  });
  ask("act", { method: "POST", body });
  queue = queue.then(() => {
    if (typedOnItsWay === own) typedOnItsWay = "";
  });
}

// --- What a person does ----------------------------------------------------------------------------------

addEventListener("pointerdown", () => { pointerIsDown = true; });
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { pointerIsDown = false; });

document.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, event.submitter);
});

function sendTyped(form) {
  if (form !== null && [...form.querySelectorAll(TYPED)].some(isBeingTyped)) {
    send(form, form.querySelector("[value=fields], [value^=try]"));
  }
}

document.addEventListener("change", (event) => {
  if (!replacing) sendTyped(event.target.closest(".record"));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-open]");
  const button = event.target.closest("button.pick");
  const words = event.target.closest("#article .s");
  if (link !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    ask(link.href);
  } else if (button !== null) {
    pick(button);
  } else if (words !== null && words.dataset.a !== "" && String(getSelection()) === "") {
    const anchors = words.dataset.a.split(" ");
    const open = document.querySelector(".rows .open")?.id;
    // Another click on the same words goes on to the next record that has them.
    ask(`?open=${anchors.at(anchors.includes(open) ? anchors.indexOf(open) - 1 : -1)}`);
  }
});

document.addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey;
  const isTyping = event.target.matches(FIELDS);
  let button = null;
  if (command && event.key === "s") button = "b-save";
  if (command && event.key === "Enter") button = event.target.closest("#registering") ? "b-register" : "b-accept";
  if (command && !isTyping && event.key === "z") button = event.shiftKey ? "b-redo" : "b-undo";
  if (picking !== null && event.key === "Enter" && event.target.id === "article") button = picking;
  if (event.key === "Enter" && !command && event.target.matches(".part textarea")) button = "b-fields";
  if (picking !== null && event.altKey && event.code === "KeyS") {
    event.preventDefault();
    swapEnds();
  }
  if (event.key === "Escape") picking = null;
  if (button === null) return;
  event.preventDefault();
  if (button !== "b-fields") sendTyped(event.target.closest(".record"));
  if (button === picking) {
    picking = null;
    byId(button).focus({ preventScroll: true });
  }
  byId(button)?.click();
});

revealOpen();

addEventListener("beforeunload", (event) => {
  if (byId("state").hasAttribute("data-unsaved")) event.preventDefault();
});

// Selects the words of a suggestion in the article: they can be added as a record from there.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button.show-words");
  if (button === null) return;
  const [from, to] = [button.dataset.start, button.dataset.end].map((offset) => placeOf(Number(offset)));
  byId("article").focus({ preventScroll: true });
  getSelection().setBaseAndExtent(...from, ...to);
  reveal(getSelection().getRangeAt(0).startContainer.parentElement, byId("article"));
});
