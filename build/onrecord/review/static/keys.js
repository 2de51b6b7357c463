// Keys: those with Ctrl, those that work on a selection, and the single ones, which are heard outside fields only.
"use strict";

const TEXT = "input:not([type=checkbox]), textarea";

// --- Keys that are pressed with Ctrl -----------------------------------------------------------------------

function commandOf(event) {
  const key = event.key.toLowerCase();
  if (event.altKey) return null; // with Ctrl, that writes letters on some keyboards
  if (key === "s" && !event.shiftKey) return "b-save";
  if (key === "enter") return event.target.closest("#registering") ? "b-register" : "b-accept";
  if (event.target.matches(TEXT)) return null; // a field takes back its own typing
  if (key === "z") return event.shiftKey ? "b-redo" : "b-undo";
  return key === "y" ? "b-redo" : null;
}

function command(event) {
  const button = commandOf(event);
  if (button === null) return false;
  sendTyped(event.target.closest(".record"));
  if (button === "b-register") byId(button)?.click();
  else press(button);
  return true;
}

// --- Keys for a selection ----------------------------------------------------------------------------------

function endPicking() {
  picking = null;
  tell("");
}

function take() {
  const button = byId(picking.button);
  endPicking();
  button.focus({ preventScroll: true });
  button.click();
}

function inArticle(event) {
  if (event.altKey && event.code === "KeyS") swapEnds();
  else if (event.key === "Enter" && picking !== null) take();
  else if (event.shiftKey && event.key.startsWith("Arrow") && readSelection() === null) beginSelection();
  else return false;
  return true;
}

// --- Single keys -------------------------------------------------------------------------------------------

const go = (step) => inTurn(() => opened(neighbour(step, () => true)));

function chooseKind(place) {
  inTurn(async () => {
    const select = byId("f-kind");
    const option = [...(select?.options ?? [])].filter((one) => one.value !== "")[place - 1];
    if (option === undefined || option.selected) return;
    select.value = option.value;
    await post(bodyOf(select.form, "fields"));
  });
}

const toFields = () => inTurn(() => document.querySelector(`#open-record :is(${FIELDS}):not([type=hidden])`)?.focus());

const SINGLE = {
  j: () => go(1),
  k: () => go(-1),
  a: () => press("b-accept"),
  x: () => press("b-delete"),
  u: () => press("b-undo"),
  e: toFields,
  1: () => chooseKind(1),
  2: () => chooseKind(2),
  3: () => chooseKind(3),
  "?": () => byId("keys").showModal(),
};

const MAY_REPEAT = new Set(["j", "k"]); // while they are held down

function single(event) {
  if (event.altKey || event.target.matches(FIELDS) || event.target.closest("dialog") !== null) return false;
  const isHeard = event.key === "?" || byId("single-keys").checked;
  if (!isHeard || !Object.hasOwn(SINGLE, event.key)) return false;
  if (!event.repeat || MAY_REPEAT.has(event.key)) SINGLE[event.key]();
  return true;
}

// --- All keys ----------------------------------------------------------------------------------------------

function escape(event) {
  if (picking !== null) endPicking();
  else if (event.target.matches(FIELDS)) (openRow()?.querySelector("a") ?? byId("records")).focus();
  else if (selected !== null && event.target.closest("dialog") === null) endSelection();
}

function enter(event) {
  if (event.isComposing || !event.target.matches("#open-record :is(input, textarea)")) return false;
  byId("b-fields").click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") escape(event);
  const isDone =
    event.ctrlKey || event.metaKey
      ? command(event)
      : (event.target.id === "article" && inArticle(event)) || (event.key === "Enter" && enter(event)) || single(event);
  if (isDone) event.preventDefault();
});

byId("b-keys").hidden = false;
byId("b-keys").addEventListener("click", SINGLE["?"]);

byId("single-keys").checked = localStorage.getItem("single-keys") !== "off";
byId("single-keys").addEventListener("change", (event) => {
  localStorage.setItem("single-keys", event.target.checked ? "on" : "off");
});
