// Names for the controls of Datasette 0.65 that have none, so that a screen reader can tell them apart.
"use strict";

const names = [
  ["select[name^=_filter_column]", "Column to filter by"],
  ["select[name^=_filter_op]", "How to compare"],
  ["input.filter-value", "Value to compare with"],
  ["select[name=_sort]", "Column to sort by"],
  [".CodeMirror textarea", "SQL"],
  ["textarea#sql-editor", "SQL"],
];

addEventListener("load", () => {
  for (const [selector, name] of names) {
    for (const control of document.querySelectorAll(selector)) control.setAttribute("aria-label", name);
  }
  for (const wide of document.querySelectorAll(".table-wrapper, pre")) wide.setAttribute("tabindex", "0");
});
