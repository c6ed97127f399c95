// The day that figures are looked at: a native field behind a button. A date that is being typed
// passes through other days (the year 0002, 0020, 0202): it counts once the reader has paused or left
// the field. filters.js and explorer.js then see one change, Dash gets the value from here.
(() => {
  "use strict";
  const PAUSE = 700; // ms
  const FIRST = 1900; // a year before is not typed to its end
  const FIELD = "main input[type=date]";
  let timer = 0;
  let typing = null; // the field whose change has not been told yet

  function tell() {
    clearTimeout(timer);
    const field = typing;
    typing = null;
    field?.dispatchEvent(new CustomEvent("change", {bubbles: true, detail: "settled"}));
  }

  function paused() {
    const field = typing;
    if (!field || (field.value && Number(field.value.slice(0, 4)) < FIRST)) return; // until it is left
    tell();
    dash_clientside.set_props(JSON.parse(field.id), {value: field.value});
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches?.(FIELD) || event.detail === "settled") return;
    event.stopPropagation();
    typing = event.target;
    clearTimeout(timer);
    timer = setTimeout(paused, PAUSE);
  }, true);
  // Dash itself takes the value when the field is left, and on Enter.
  document.addEventListener("focusout", ({target}) => { if (target === typing) tell(); }, true);
  document.addEventListener("keydown", ({key, target}) => {
    if (key === "Enter" && target === typing) tell();
  }, true);
})();
