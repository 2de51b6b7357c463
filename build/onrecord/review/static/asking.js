// Asking the server: one request after the other, each in its turn.
"use strict";

let queue = Promise.resolve();
let pointerIsDown = false;
let waiting = 0; // so many requests that were made up when they were asked for have not had their turn
let version = byId("state").dataset.version; // of the state that the last answer told of
let moves = 0; // so many answers may have given records other places in their lists
let typedOnItsWay = "";

const released = () =>
  pointerIsDown ? new Promise((go) => addEventListener("pointerup", () => setTimeout(go), { once: true })) : null;

function tell(what, failed = false) {
  byId("notice").textContent = what;
  byId("notice").classList.toggle("failed", failed);
}

function tellFailure(error) {
  const isUnanswered = error instanceof TypeError; // what fetch throws
  tell(
    isUnanswered
      ? "Not done: onrecord review does not answer. If it has ended, what it was told is kept: " +
        "start it again and open the address that it prints, where it is offered."
      : `Not done: ${error.message}`,
    true,
  );
}

function inTurn(job) {
  queue = queue.then(job).catch(tellFailure);
}

// --- Answers -----------------------------------------------------------------------------------------------

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

// Shows an answer, and says whether what was asked for has been done.
async function show(response, hasMoved = false) {
  if (!response.headers.get("content-type")?.startsWith("text/html")) throw new Error(await response.text());
  const html = await response.text();
  await released(); // a click that has begun must end on what it began on
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("state");
  version = fresh.dataset.version;
  const isDone = fresh.querySelector("#notice.failed") === null;
  // An answer that knows nothing of what has been asked since would take it back in the fields.
  if (waiting === 0) showState(fresh, hasMoved);
  return isDone;
}

function showState(fresh, hasMoved) {
  const focused = document.activeElement;
  const before = { open: openRow()?.id, opener: openerOf(byId("registering")) };
  replaceState(fresh);
  const open = openRow();
  const isAnother = open !== null && (hasMoved || open.id !== before.open);
  if (picking !== null && picking.record !== open?.id) picking = null;
  keepSelection();
  showFiltered();
  if (isAnother) revealOpen();
  history.replaceState(null, "", open === null ? "." : `?open=${open.id}`);
  keepFocus(focused, before, isAnother);
}

// The focus goes to what has come: a form that was opened, a record that was; and stays where nothing has.
function keepFocus(focused, before, isAnother) {
  const form = byId("registering");
  const row = openRow() ?? byId(before.open ?? "");
  const link = row?.querySelector("a");
  const isGone = !focused.isConnected;
  let to = null;
  if (form !== null && before.opener === null) {
    to = form.querySelector(TYPED);
    reveal(form, byId("records"));
  } else if (isGone) {
    const same = focused.id === "b-delete" ? null : byId(focused.id);
    to = same ?? (form === null ? byId(before.opener) : null) ?? link ?? byId("records");
  } else if (isAnother && !focused.matches(FIELDS) && (focused === document.body || focused.matches(FOLLOWS))) {
    to = link;
  }
  to?.focus({ preventScroll: true });
}

// From where the focus follows to a record that has been opened.
const FOLLOWS = ".rows *, .problems *, #article, #records, .adding button";

// --- Questions ---------------------------------------------------------------------------------------------

const asked = (address, options = {}) => fetch(address, { headers: { "X-Part": "state" }, ...options });

// Opens a record by its anchor; null stands for none.
const opened = async (anchor) => (anchor === null ? undefined : show(await asked(`?open=${anchor}`)));

function ask(address) {
  waiting += 1;
  inTurn(async () => {
    waiting -= 1;
    await show(await asked(address));
  });
}

function bodyOf(form, value) {
  const body = new URLSearchParams(new FormData(form));
  body.set("do", value);
  if (selected !== null) {
    body.set("start", selected[0]);
    body.set("end", selected[1]);
  }
  if (/^(span|add):/.test(value)) selected = null; // it has been used
  if (value === "accept") body.set("next", nextToDo() ?? "");
  if (value === "delete") body.set("next", nextAfterDeleted() ?? "");
  return body;
}

async function post(body) {
  const hasMoved = /^(accept|add|delete|undo|redo|theirs)/.test(body.get("do"));
  const response = await asked("act", { method: "POST", body });
  const isDone = await show(response, hasMoved);
  moves += (hasMoved && body.get("do") !== "accept") || !isDone;
  return isDone;
}

// Sends a form as it is now. It counts for the state that the person saw; where only what they did themselves has
// come between, and no record has moved, it is still the same record.
function send(form, button) {
  const body = bodyOf(form, button.value);
  // What was typed is sent when its field is left: by the key that sends the form, which then asks for nothing
  // more, or by a button, which is meant for what comes of it.
  const own = String(body);
  if (typedOnItsWay === own) return;
  typedOnItsWay = button.value === "fields" ? own : "";
  const seen = moves;
  waiting += 1;
  inTurn(async () => {
    waiting -= 1;
    if (seen === moves) body.set("version", version);
    await post(body).finally(() => {
      if (typedOnItsWay === own) typedOnItsWay = "";
    });
  });
}

const OF_WHAT_IS_THERE = /^(accept|accept-all|undo|redo|save)$/;

// Presses a button when its turn comes, as the page is then: each of several quick presses counts.
function press(id) {
  inTurn(async () => {
    const button = byId(id);
    const isAccept = id === "b-accept";
    if (button !== null && !button.disabled) {
      const isDone = await post(bodyOf(button.form, button.value));
      if (isDone || !isAccept || byId("b-accept") !== null) return;
    }
    if (isAccept) await goOn();
  });
}

// Where there was nothing to accept, goes on to the next record that waits for it, and leaves what was said.
async function goOn() {
  const [said, hasFailed] = [byId("notice").textContent, byId("notice").classList.contains("failed")];
  const next = nextToDo();
  await opened(next);
  if (hasFailed) tell(said, true);
  else if (next === null) tell("Nothing is left to accept.");
}

function sendTyped(form) {
  if (form !== null && [...form.querySelectorAll(TYPED)].some(isBeingTyped)) {
    send(form, form.querySelector("[value=fields], [value^=try]"));
  }
}
