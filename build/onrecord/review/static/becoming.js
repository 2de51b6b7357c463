// Makes the page what an answer says, and changes only what is different.
"use strict";

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

// Two elements without names of their own are the same one if they are of the same kind: that is their first class.
const named = (one) => one.id || (one.classList?.[0] ?? "");
const isSame = (one, other) => one.nodeName === other.nodeName && named(one) === named(other);

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
