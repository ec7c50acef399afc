// Shows how far sending is, and takes files that are dropped. Without it the same form does the same thing.
"use strict";

function arm() {
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  const drop = form.querySelector("[data-drop]");
  form.querySelectorAll("[data-with-script]").forEach((one) => { one.hidden = false; });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); field.classList.add("is-over"); });
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, () => field.classList.remove("is-over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); send(form); });
}

function send(form) {
  const shown = form.querySelector("[data-progress]");
  const bar = shown.querySelector("progress");
  const said = shown.querySelector("[data-said]");
  const button = form.querySelector("button");
  const request = new XMLHttpRequest();
  const failed = () => { said.textContent = said.dataset.failed; button.disabled = false; };
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = Math.floor((100 * event.loaded) / event.total);
  });
  request.upload.addEventListener("load", () => { bar.value = 100; said.textContent = said.dataset.checking; });
  request.addEventListener("error", failed);
  request.addEventListener("load", () => show(request) || failed());
  shown.hidden = false;
  said.textContent = "";
  button.disabled = true;
  request.send(new FormData(form));
}

// The answer is the same page as without a script: its main part takes the place of this one.
function show(request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.querySelector("main");
  if (!main) return false;
  document.title = page.title;
  document.querySelector("main").replaceWith(main);
  history.replaceState(null, "", request.responseURL);
  main.focus();
  arm();
  return true;
}

arm();
