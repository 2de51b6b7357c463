// What is selected in the article, as code points of its text, and making a selection with the keyboard.
"use strict";

let selected = null; // [start, end] in code points of the article, which no answer changes
let selectedText = "";
let picking = null; // the button that takes the selection being made with the keyboard, and the record it is for

const byId = (id) => document.getElementById(id);

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
  document.body.classList.toggle("has-selection", selected !== null);
  showChosen();
}

function endSelection() {
  selected = null;
  getSelection().removeAllRanges();
  showSelection("");
}

// What is selected stays marked when a field takes the focus, and with it the browser's own mark.
function showChosen() {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("chosen");
  if (selected === null) return;
  const range = document.createRange();
  range.setStart(...placeOf(selected[0]));
  range.setEnd(...placeOf(selected[1]));
  CSS.highlights.set("chosen", new Highlight(range));
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

const openRow = () => document.querySelector(".rows .open");

// Lets the keyboard move the ends of a part's words; it is for the record that is open now, and for no other.
function pick(button) {
  picking = { button: button.dataset.for, record: openRow().id };
  byId("article").focus();
  getSelection().setBaseAndExtent(...placeOf(Number(button.dataset.start)), ...placeOf(Number(button.dataset.end)));
  reveal(document.querySelector("#article .l-here"), byId("article"));
  tell("Shift and the arrow keys move one end, Alt+S goes to the other. Enter takes the words, Escape leaves them.");
}

function swapEnds() {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
  getSelection().setBaseAndExtent(focusNode, focusOffset, anchorNode, anchorOffset);
}

// Selects a first word, which Shift and the arrow keys go on from: where the open record is, or what is in sight.
function beginSelection() {
  const top = byId("article").getBoundingClientRect().top;
  const here = document.querySelector("#article .l-here");
  const passages = [...document.querySelectorAll("#article [data-start]")];
  getSelection().collapse(here ?? passages.find((one) => one.getBoundingClientRect().bottom > top + 8), 0);
  getSelection().modify("extend", "forward", "word");
}

// Scrolls a pane so that something in it can be seen, and the window only where the pane is as long as its content:
// there the article takes the upper third, and what begins below the middle would be seen by its head alone.
function reveal(one, pane) {
  if (one === null) return;
  const [inner, outer] = [one.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (pane.scrollHeight > pane.clientHeight + 1) {
    if (inner.top < outer.top || inner.bottom > outer.bottom) pane.scrollTop += inner.top - outer.top - 24;
  } else if (pane.id === "article") {
    one.scrollIntoView({ block: "nearest" });
  } else if (inner.top < 0.36 * innerHeight || inner.top > 0.6 * innerHeight) {
    one.scrollIntoView({ block: "start" });
  }
}

function revealOpen() {
  reveal(document.querySelector("#article .l-here"), byId("article"));
  reveal(openRow(), byId("records"));
}
