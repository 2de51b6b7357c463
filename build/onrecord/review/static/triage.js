// The records as a queue, in the order of the text, and which of them are shown.
"use strict";

const rowsInOrder = () =>
  [...document.querySelectorAll(".rows > li[data-at]")].sort((one, other) => one.dataset.at - other.dataset.at);

// The next record after the open one, or before it, that is wanted; null where there is none. After the last comes
// the first.
function neighbour(step, isWanted) {
  const rows = rowsInOrder();
  const at = rows.findIndex((one) => one.classList.contains("open"));
  const others = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  if (step < 0) others.reverse();
  return others.find((one) => !one.hidden && isWanted(one))?.id ?? null;
}

const isToDo = (row) => row.dataset.rule !== undefined;
const nextToDo = () => neighbour(1, isToDo);

// What comes after a record that goes: the next to be accepted, or the next at all.
const nextAfterDeleted = () => nextToDo() ?? neighbour(1, () => true);

// --- Which records are shown -------------------------------------------------------------------------------

const FILTERS = {
  "to-do": isToDo,
  problems: (row) => row.dataset.problems !== undefined,
};

// What the filter leaves; null where it leaves everything.
function wanted() {
  const [shown, rule, below] = ["show", "rule", "below"].map((name) => byId(`filter-${name}`)?.value ?? "");
  const tests = [];
  if (shown in FILTERS) tests.push(FILTERS[shown]);
  if (rule !== "") tests.push((row) => row.dataset.rule === rule);
  const most = Number(below.replace(",", "."));
  byId("filter-below")?.setAttribute("aria-invalid", String(Number.isNaN(most)));
  if (below !== "" && !Number.isNaN(most)) tests.push((row) => isToDo(row) && Number(row.dataset.confidence) < most);
  return tests.length === 0 ? null : (row) => tests.every((test) => test(row));
}

// Hides the records that the filter leaves out, but never the open one, and the headings with nothing below them.
function showFiltered() {
  const isWanted = wanted();
  const rows = rowsInOrder();
  for (const row of rows) row.hidden = isWanted !== null && !isWanted(row) && !row.classList.contains("open");
  for (const list of document.querySelectorAll(".rows[data-kind]")) {
    const isEmpty = isWanted !== null && [...list.children].every((row) => row.hidden || !("at" in row.dataset));
    list.hidden = byId(`list-${list.dataset.kind}`).hidden = isEmpty;
  }
  byId("filter").hidden = false;
  byId("filtered").textContent =
    isWanted === null ? "" : `${rows.filter(isWanted).length} of ${rows.length} records`;
}

document.addEventListener("input", (event) => {
  if (event.target.closest("#filter") !== null) showFiltered();
});
