// The errors of a form get the focus, and questions that depend on an answer come and go with it.
// The server decides by the same rule what it keeps; without a script every question is in sight, and says when it counts.

const CONDITIONAL = "[data-shown-if]";

export function forms(root) {
  root.querySelector(".errors[tabindex]")?.focus();
  const found = [...root.querySelectorAll(CONDITIONAL)].map((part) => part.closest("form"));
  for (const form of new Set(found)) if (form) follow(form);
}

function follow(form) {
  for (const words of form.querySelectorAll("[data-without-script]")) words.hidden = true;
  form.addEventListener("change", () => update(form));
  update(form);
}

/** In the order of the page: a question that hangs on a hidden one is hidden with it. */
function update(form) {
  for (const part of form.querySelectorAll(CONDITIONAL)) part.hidden = !isAsked(form, part);
}

function isAsked(form, { dataset: { shownIf, shownAnswer } }) {
  return [...form.elements].some(
    (control) => control.name === shownIf && !control.closest(`${CONDITIONAL}[hidden]`) && says(control, shownAnswer),
  );
}

function says(control, answer) {
  const ticks = control.type === "radio" || control.type === "checkbox";
  return control.value === answer && (!ticks || control.checked);
}
