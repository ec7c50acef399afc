// Lets the buttons for a passkey work. They are hidden until this runs, so that nobody presses one in vain.
(() => {
  const start = {
    login: "loginForm",
    add: "addForm",
    authenticate: "authenticateForm",
  };

  function prepare(form) {
    const kind = form.dataset.passkey;
    const button = form.querySelector("[data-passkey-button]");
    const ids = {
      [kind]: button.id,
      credential: form.querySelector("[name=credential]").id,
      passwordless: "id_passwordless",
    };
    if (document.getElementById("passkey-data")) ids.data = "passkey-data";
    window.allauth.webauthn.forms[start[kind]]({ ids });
    for (const hidden of form.querySelectorAll("[data-passkey-shown]")) hidden.hidden = false;
    button.hidden = false;
  }

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const said = document.querySelector("[data-passkey-failed]");
    said.hidden = false;
    said.scrollIntoView({ block: "nearest" });
  });

  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) prepare(form);
})();
