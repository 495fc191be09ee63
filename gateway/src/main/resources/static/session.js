// Says on a page who is logged in, and offers to log in or out.
"use strict";

async function showWhoIsLoggedIn() {
  const place = document.getElementById("session");
  const answer = await fetch("/api/me", { headers: { Accept: "application/json" } });
  if (!place || !answer.ok) {
    return;
  }
  const me = await answer.json();
  if (!me.authenticated) {
    const link = document.createElement("a");
    link.href = me.login + "?to=" + encodeURIComponent(location.pathname);
    link.textContent = "เข้าสู่ระบบ";
    place.replaceChildren(link);
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "ออกจากระบบ";
  button.addEventListener("click", async () => {
    const out = await fetch(me.logout, { method: "POST", headers: { "X-XSRF-TOKEN": me.csrf } });
    location.assign(out.status === 200 ? (await out.json()).next : "/");
  });
  place.replaceChildren(`${me.office} (${me.roles.join(", ")}) `, button);
}
